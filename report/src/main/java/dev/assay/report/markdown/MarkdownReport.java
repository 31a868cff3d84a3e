package dev.assay.report.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.core.dossier.Audit;
import dev.assay.core.dossier.Dossier;
import dev.assay.core.project.Unchecked;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import dev.assay.report.RenderOptions;
import dev.assay.report.SafeText;
import dev.assay.report.view.Overview;
import dev.assay.report.view.Phrases;
import dev.assay.report.view.Row;
import dev.assay.report.view.Section;
import dev.assay.report.view.Standing;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A comment on a pull request in GitHub's Markdown: verdict and tables open, the rest folded, and
/// short enough to be posted.
public final class MarkdownReport {
  private static final String ROWS =
      """
      | | package | known as | severity | exploited | EPSS | fixed in | where |
      |---|---|---|---|---|---|---|---|
      """;

  private final Audit audit;
  private final Comment comment = new Comment();

  private MarkdownReport(Audit audit) {
    this.audit = audit;
  }

  /// Writes the report.
  public static void render(Audit audit, RenderOptions options, OutputStream out)
      throws IOException {
    MarkdownReport report = new MarkdownReport(audit);
    report.write(options);
    out.write(report.comment.toString().getBytes(UTF_8));
  }

  private void write(RenderOptions options) {
    Overview overview = Overview.of(audit);
    headline(overview);
    overview.sections().forEach(this::rows);
    findings(overview);
    critical();
    unchecked();
    end(options);
  }

  private void headline(Overview overview) {
    comment.add(
        """
        ### %s assay audit: %s

        %s in %s of %s.
        """
            .formatted(
                sign(audit.verdict()),
                Phrases.verdict(audit.verdict()),
                overview.tally().phrase(),
                Phrases.count(overview.dependencies(), "dependency", "dependencies"),
                Phrases.count(audit.inputs().size(), "input", "inputs")));
    if (!audit.unchecked().isEmpty()) {
      comment.add(
          "**%s could not be audited.**\n"
              .formatted(Phrases.count(audit.unchecked().size(), "thing", "things")));
    }
  }

  private static String sign(Verdict verdict) {
    return switch (verdict) {
      case ADMIT -> "✅";
      case HOLD -> "✋";
      case DENY -> "⛔";
    };
  }

  private void rows(Section section) {
    if (section.rows().isEmpty()) {
      return;
    }
    comment.offer("\n#### " + SafeText.markdown(section.project()) + "\n\n" + ROWS);
    section.rows().forEach(row -> comment.offer(row(row)));
  }

  private static String row(Row row) {
    return cells(
        List.of(
            bold(row.standing()),
            SafeText.markdown(row.release()),
            SafeText.markdown(String.join(", ", row.family().ids())),
            SafeText.markdown(Phrases.rating(row.family())),
            row.family().exploitedSince().map(day -> "since " + day).orElse("-"),
            SafeText.markdown(Phrases.epss(row.family())),
            SafeText.markdown(row.family().malware() ? "-" : Phrases.fixes(row.family())),
            SafeText.markdown(where(row))));
  }

  private static String where(Row row) {
    String reach = Phrases.reach(row.dossier());
    String more = row.places().size() > 1 ? " and " + (row.places().size() - 1) + " more" : "";
    return row.places().getFirst() + more + (reach.isEmpty() ? "" : ", " + reach);
  }

  private static String bold(Standing standing) {
    return switch (standing) {
      case DENIED, HELD -> "**" + standing.label() + "**";
      case WARNED, ALLOWED, OFF -> standing.label();
    };
  }

  private static String cells(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private void findings(Overview overview) {
    List<Decision> all =
        Stream.concat(
                overview.sections().stream().flatMap(section -> section.findings().stream()),
                overview.elsewhere().stream())
            .toList();
    if (all.isEmpty()) {
      return;
    }
    open(Phrases.count(all.size(), "other finding", "other findings"));
    comment.offer("| | finding | what to do | where |\n|---|---|---|---|\n");
    for (Decision decision : all) {
      comment.offer(
          cells(
              List.of(
                  bold(Standing.of(decision)),
                  SafeText.markdown(decision.finding().message()),
                  SafeText.markdown(decision.finding().remedy()),
                  SafeText.markdown(decision.finding().location().toString()))));
    }
    close();
  }

  private void critical() {
    if (audit.critical().isEmpty()) {
      return;
    }
    open("the " + audit.critical().size() + " that matter most, and what was checked");
    for (Dossier dossier : audit.critical()) {
      comment.offer(
          dossier.checks().stream()
              .map(check -> "  - " + SafeText.markdown(check) + "\n")
              .collect(
                  Collectors.joining(
                      "",
                      "- **%s** (%s)\n"
                          .formatted(
                              SafeText.markdown(
                                  dossier.dependency().name()
                                      + " "
                                      + dossier.dependency().version()),
                              Phrases.verdict(dossier.verdict())),
                      "")));
    }
    close();
  }

  private void unchecked() {
    if (audit.unchecked().isEmpty()) {
      return;
    }
    open("not audited: " + Phrases.count(audit.unchecked().size()));
    for (Unchecked unchecked : audit.unchecked()) {
      comment.offer(
          "- %s: %s (%s)\n"
              .formatted(
                  SafeText.markdown(unchecked.what()),
                  SafeText.markdown(unchecked.why()),
                  SafeText.markdown(unchecked.source().toString())));
    }
    close();
  }

  /// The summary is HTML to Markdown; it holds nothing but our own words.
  private void open(String summary) {
    comment.add("\n<details><summary>" + SafeText.html(summary) + "</summary>\n\n");
  }

  private void close() {
    comment.add("\n</details>\n");
  }

  private void end(RenderOptions options) {
    if (comment.cut() > 0) {
      comment.add(
          ("\n**%s cut here**, since a comment holds no more than 65,536 characters;"
                  + " `assay audit --format json` shows all.\n")
              .formatted(Phrases.count(comment.cut(), "line was", "lines were")));
    }
    comment.add(
        "\n<sub>%s; policy: %s; assay %s%s</sub>\n"
            .formatted(
                SafeText.markdown(Phrases.advisoryData(audit)),
                SafeText.markdown(audit.policy()),
                SafeText.markdown(options.version()),
                options.redact() ? "; paths, project names, hosts and evidence are left out" : ""));
  }
}
