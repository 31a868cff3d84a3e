package dev.assay.report.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.core.dossier.Audit;
import dev.assay.core.dossier.Dossier;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.Unchecked;
import dev.assay.core.verdict.Verdict;
import dev.assay.report.RenderOptions;
import dev.assay.report.text.Page.Piece;
import dev.assay.report.view.Overview;
import dev.assay.report.view.Phrases;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// The report for a person at a terminal, worst first.
public final class TextReport {
  /// How many of the same kind are shown before the rest is only counted.
  static final int MOST_SHOWN = 25;

  private static final int LABEL = 12;

  private final Audit audit;
  private final RenderOptions options;
  private final Page page;

  private TextReport(Audit audit, RenderOptions options) {
    this.audit = audit;
    this.options = options;
    this.page = new Page(options.colour(), options.width());
  }

  /// Writes the report.
  public static void render(Audit audit, RenderOptions options, OutputStream out)
      throws IOException {
    TextReport report = new TextReport(audit, options);
    report.write();
    out.write(report.page.toString().getBytes(UTF_8));
  }

  private void write() {
    Overview overview = Overview.of(audit);
    headline(overview);
    critical();
    SectionText sections = new SectionText(page);
    overview.sections().forEach(sections::write);
    if (!overview.elsewhere().isEmpty()) {
      page.blank();
      page.text(0, Style.BOLD, "the policy itself");
      sections.findings(overview.elsewhere());
    }
    unchecked();
    page.blank();
    data();
  }

  private void headline(Overview overview) {
    page.text(0, style(audit.verdict()), "assay audit: " + Phrases.verdict(audit.verdict()));
    page.text(
        0,
        Style.PLAIN,
        "%s in %s of %s"
            .formatted(
                overview.tally().phrase(),
                Phrases.count(overview.dependencies(), "dependency", "dependencies"),
                Phrases.count(audit.inputs().size(), "input", "inputs")));
    if (!audit.unchecked().isEmpty()) {
      page.text(
          0,
          Style.YELLOW,
          Phrases.count(audit.unchecked().size(), "thing", "things")
              + " could not be audited, see below");
    }
  }

  private static Style style(Verdict verdict) {
    return switch (verdict) {
      case ADMIT -> Style.GREEN;
      case HOLD, DENY -> Style.RED;
    };
  }

  private void critical() {
    if (audit.critical().isEmpty()) {
      return;
    }
    page.blank();
    page.text(0, Style.BOLD, title(audit.critical().size()));
    for (Dossier dossier : audit.critical()) {
      page.pieces(
          2,
          4,
          List.of(
              new Piece(
                  dossier.dependency().name() + " " + dossier.dependency().version(), Style.BOLD),
              new Piece(Phrases.verdict(dossier.verdict()), style(dossier.verdict())),
              new Piece(dossier.dependency().source().toString(), Style.DIM)));
      for (String check : dossier.checks()) {
        check(check);
      }
    }
  }

  private static String title(int count) {
    return switch (count) {
      case 1 -> "the one that matters";
      case 2 -> "the two that matter";
      case 3 -> "the three that matter";
      default -> "the " + count + " that matter";
    };
  }

  private void check(String check) {
    int colon = check.indexOf(": ");
    if (colon < 0) {
      page.text(4, Style.PLAIN, check);
    } else {
      page.labelled(
          4, new Piece(check.substring(0, colon), Style.DIM), LABEL, check.substring(colon + 2));
    }
  }

  private void unchecked() {
    List<Unchecked> all = audit.unchecked();
    if (all.isEmpty()) {
      return;
    }
    page.blank();
    page.text(0, Style.BOLD, "not audited");
    for (Unchecked unchecked : all.subList(0, Math.min(all.size(), MOST_SHOWN))) {
      page.text(2, Style.YELLOW, unchecked.what() + ": " + unchecked.why());
      page.text(4, Style.DIM, unchecked.source().toString());
      unchecked.hint().ifPresent(hint -> hint(4, hint));
    }
    more(all.size());
  }

  private void more(int count) {
    if (count > MOST_SHOWN) {
      page.text(2, Style.DIM, Phrases.more(count - MOST_SHOWN));
    }
  }

  private void data() {
    page.text(0, Style.PLAIN, Phrases.advisoryData(audit));
    page.text(0, Style.PLAIN, "policy: " + audit.policy());
    if (options.redact()) {
      page.text(0, Style.PLAIN, "paths, project names, hosts and evidence are left out");
    }
    if (Phrases.isOld(audit)) {
      page.text(
          0,
          Style.YELLOW,
          "warning: the advisory data is older than %d days".formatted(Policy.OLD_ADVISORY_DATA));
      hint(0, "run `assay db update`");
    }
  }

  private void hint(int indent, String hint) {
    page.labelled(indent, new Piece("hint:", Style.CYAN), 6, hint);
  }
}
