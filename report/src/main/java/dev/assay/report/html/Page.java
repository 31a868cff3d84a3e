package dev.assay.report.html;

import dev.assay.core.dossier.Audit;
import dev.assay.core.verdict.Decision;
import dev.assay.report.RenderOptions;
import java.util.List;

/// Everything the page says, in the order in which it says it.
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
    List<Vulnerability> vulnerabilities = new Vulnerabilities(audit).rows();
    List<Decision> others =
        audit.decisions().stream().filter(decision -> decision.finding().ids().isEmpty()).toList();
    return new Page(
        Style.load(),
        Headline.of(audit, vulnerabilities.size(), others.size()),
        audit.critical().stream().map(Card::of).toList(),
        vulnerabilities,
        SeverityChart.of(vulnerabilities),
        AgeChart.of(vulnerabilities),
        RuleGroup.of(others),
        ProjectSection.of(audit),
        audit.unchecked().stream().map(Gap::of).toList(),
        About.of(audit, options));
  }

  /// Whether a row tells of exploitation, so that the column is worth its width.
  boolean tellsExploitation() {
    return vulnerabilities.stream().anyMatch(row -> !row.exploitation().isEmpty());
  }
}
