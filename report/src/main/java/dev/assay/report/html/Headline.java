package dev.assay.report.html;

import dev.assay.core.dossier.Audit;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import java.util.List;
import java.util.Locale;

/// The top of the page: what was audited, the verdict in a word and a sentence, and the figures.
///
/// @param stamp the verdict as it is stamped
/// @param tone the class that colours it
/// @param warning what qualifies the verdict, possibly empty
record Headline(
    String subject,
    String stamp,
    String tone,
    String word,
    String sentence,
    String warning,
    List<Figure> figures) {

  /// A number and what it counts.
  record Figure(String count, String label, String target) {}

  static Headline of(Audit audit, int vulnerabilities, int others, About about, Shown shown) {
    return new Headline(
        subject(audit, shown),
        audit.verdict().name().toLowerCase(Locale.ROOT),
        tone(audit),
        word(audit),
        sentence(audit),
        about.isOld() ? "The advisory data is " + about.age() + " old." : "",
        List.of(
            figure(projects(audit), "project", "projects"),
            figure(audit.dossiers().size(), "dependency", "projects"),
            figure(vulnerabilities, "known vulnerability", "vulnerabilities"),
            figure(others, "other finding", "other-findings"),
            new Figure(Counted.number(audit.unchecked().size()), "not audited", "not-audited")));
  }

  String title() {
    return "%s: %s".formatted(subject, word.toLowerCase(Locale.ROOT));
  }

  private static Figure figure(long count, String noun, String target) {
    return new Figure(Counted.number(count), Counted.plural(count, noun), target);
  }

  private static long projects(Audit audit) {
    return audit.inputs().stream().map(input -> input.project()).distinct().count();
  }

  private static String subject(Audit audit, Shown shown) {
    long projects = projects(audit);
    return projects == 1
        ? "Audit of " + shown.project(audit.inputs().getFirst().project())
        : "Audit of " + Counted.of(projects, "project");
  }

  private static String tone(Audit audit) {
    return switch (audit.verdict()) {
      case DENY -> "deny";
      case HOLD -> "hold";
      case ADMIT -> audit.unchecked().isEmpty() ? "admit" : "partly";
    };
  }

  private static String word(Audit audit) {
    return switch (audit.verdict()) {
      case DENY -> "Denied";
      case HOLD -> "Held";
      case ADMIT -> audit.unchecked().isEmpty() ? "Admitted" : "Admitted in part";
    };
  }

  private static String sentence(Audit audit) {
    if (audit.verdict() == Verdict.ADMIT) {
      return "The policy holds nothing against "
          + Counted.of(audit.dossiers().size(), "dependency")
          + (audit.unchecked().isEmpty()
              ? "."
              : "; " + Counted.of(audit.unchecked().size(), "thing") + " could not be audited.");
    }
    return "%s to settle, in %s of %s."
        .formatted(
            Counted.of(count(audit.decisions()), "finding"),
            Counted.number(
                audit.dossiers().stream()
                    .filter(dossier -> dossier.verdict() != Verdict.ADMIT)
                    .count()),
            Counted.of(audit.dossiers().size(), "dependency"));
  }

  private static long count(List<Decision> decisions) {
    return decisions.stream().filter(decision -> decision.verdict() != Verdict.ADMIT).count();
  }
}
