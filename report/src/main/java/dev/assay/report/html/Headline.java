package dev.assay.report.html;

import dev.assay.core.dossier.Audit;
import dev.assay.core.project.Input;
import dev.assay.core.verdict.Verdict;
import dev.assay.report.view.Phrases;
import java.util.List;
import java.util.Locale;

/// The top of the page: what was audited, the verdict in a word and a sentence, and the figures.
///
/// @param stamp the verdict as it is stamped
/// @param tone the class that colours it
record Headline(
    String subject, String stamp, String tone, String word, String sentence, List<Figure> figures) {

  /// A number, what it counts, and the section that tells more.
  record Figure(String count, String label, String target) {
    static Figure of(long count, String one, String many, String target) {
      return new Figure(Phrases.count(count), count == 1 ? one : many, target);
    }
  }

  static Headline of(Audit audit, int vulnerabilities, int others) {
    return new Headline(
        subject(audit),
        Phrases.verdict(audit.verdict()),
        isPartial(audit) ? "partly" : Phrases.verdict(audit.verdict()),
        word(audit),
        audit.verdict() == Verdict.ADMIT ? admitted(audit) : held(audit),
        List.of(
            Figure.of(projects(audit), "project", "projects", "projects"),
            Figure.of(audit.dossiers().size(), "dependency", "dependencies", "projects"),
            Figure.of(
                vulnerabilities, "known vulnerability", "known vulnerabilities", "vulnerabilities"),
            Figure.of(others, "other finding", "other findings", "other-findings"),
            Figure.of(audit.unchecked().size(), "not audited", "not audited", "not-audited")));
  }

  String title() {
    return "%s: %s".formatted(subject, word.toLowerCase(Locale.ROOT));
  }

  private static boolean isPartial(Audit audit) {
    return audit.verdict() == Verdict.ADMIT && !audit.unchecked().isEmpty();
  }

  private static long projects(Audit audit) {
    return audit.inputs().stream().map(Input::project).distinct().count();
  }

  private static String subject(Audit audit) {
    long projects = projects(audit);
    return projects == 1
        ? "Audit of " + Shown.project(audit.inputs().getFirst().project())
        : "Audit of " + Phrases.count(projects, "project", "projects");
  }

  private static String word(Audit audit) {
    return switch (audit.verdict()) {
      case DENY -> "Denied";
      case HOLD -> "Held";
      case ADMIT -> isPartial(audit) ? "Admitted in part" : "Admitted";
    };
  }

  private static String admitted(Audit audit) {
    String sentence = "The policy holds nothing against " + dependencies(audit);
    return isPartial(audit)
        ? "%s; %s could not be audited."
            .formatted(sentence, Phrases.count(audit.unchecked().size(), "thing", "things"))
        : sentence + ".";
  }

  private static String held(Audit audit) {
    long findings = audit.decisions().stream().filter(it -> it.verdict() != Verdict.ADMIT).count();
    long concerned = audit.dossiers().stream().filter(it -> it.verdict() != Verdict.ADMIT).count();
    String settle = Phrases.count(findings, "finding", "findings") + " to settle";
    return concerned == 0
        ? settle + "."
        : "%s, in %s of %s.".formatted(settle, Phrases.count(concerned), dependencies(audit));
  }

  private static String dependencies(Audit audit) {
    return Phrases.count(audit.dossiers().size(), "dependency", "dependencies");
  }
}
