package dev.assay.report.html;

import dev.assay.core.dossier.Audit;
import dev.assay.report.RenderOptions;
import dev.assay.report.view.Phrases;

/// On what the audit rests: date, advisory data, policy, version.
///
/// @param warning what to think of the age of the data, possibly empty
record About(
    String date,
    String data,
    String records,
    String warning,
    String policy,
    String version,
    boolean redacted) {

  static About of(Audit audit, RenderOptions options) {
    return new About(
        audit.asOf().toString(),
        Shown.text(Phrases.advisoryData(audit)),
        Phrases.count(audit.advisoryData().records()),
        Phrases.isOld(audit)
            ? "The advisory data is %s old. Nothing published since is in this report."
                .formatted(Age.of(Phrases.age(audit)))
            : "",
        Shown.text(audit.policy()),
        Shown.text(options.version()),
        options.redact());
  }
}
