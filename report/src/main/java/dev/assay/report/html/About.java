package dev.assay.report.html;

import dev.assay.core.dossier.Audit;
import dev.assay.core.policy.Policy;
import dev.assay.report.RenderOptions;
import java.time.temporal.ChronoUnit;

/// On what the audit rests: date, advisory data, policy, version.
record About(
    String date,
    String source,
    String dataDate,
    String age,
    boolean isOld,
    String records,
    String policy,
    String version,
    boolean redacted) {

  static About of(Audit audit, RenderOptions options, Shown shown) {
    long days = Math.max(0, ChronoUnit.DAYS.between(audit.advisoryData().date(), audit.asOf()));
    return new About(
        audit.asOf().toString(),
        shown.source(audit.advisoryData().source(), "a database that was handed in"),
        audit.advisoryData().date().toString(),
        Counted.of(days, "day"),
        days > Policy.OLD_ADVISORY_DATA,
        Counted.number(audit.advisoryData().records()),
        shown.source(audit.policy(), "a policy file"),
        shown.text(options.version()),
        options.redact());
  }
}
