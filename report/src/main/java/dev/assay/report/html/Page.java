package dev.assay.report.html;

import dev.assay.core.dossier.Audit;
import dev.assay.core.verdict.Decision;
import dev.assay.report.RenderOptions;
import java.util.List;

/// Everything the page says, in the order in which it says it, as text that is safe to show.
record Page(
    Style style,
    Headline headline,
    List<Card> critical,
    List<Vulnerability> vulnerabilities,
    SeverityChart severities,
    AgeChart ages,
    List<RuleGroup> others,
    List<ProjectSection> projects,
    List<Gap> gaps,
    About about) {

  static Page of(Audit audit, RenderOptions options) {
    Shown shown = Shown.of(audit, options.redact());
    Style style = Style.load();
    List<Vulnerability> vulnerabilities = new Vulnerabilities(audit, shown).rows();
    List<Decision> others =
        audit.decisions().stream().filter(decision -> decision.finding().ids().isEmpty()).toList();
    About about = About.of(audit, options, shown);
    return new Page(
        style,
        Headline.of(audit, vulnerabilities.size(), others.size(), about, shown),
        Card.of(audit, shown),
        vulnerabilities,
        SeverityChart.of(vulnerabilities),
        AgeChart.of(vulnerabilities),
        RuleGroup.of(others, shown),
        ProjectSection.of(audit, shown),
        audit.unchecked().stream().map(unchecked -> Gap.of(unchecked, shown)).toList(),
        about);
  }

  /// Whether a row tells of exploitation, so that the column is worth its width.
  boolean tellsExploitation() {
    return vulnerabilities.stream().anyMatch(Vulnerability::tellsExploitation);
  }
}
