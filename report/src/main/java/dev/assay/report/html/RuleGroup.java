package dev.assay.report.html;

import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Rule;
import dev.assay.core.verdict.Decision;
import dev.assay.report.view.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The findings of one rule that rests on no advisory; its reason and remedy stand once.
record RuleGroup(
    String id, String title, List<Span> because, List<Span> remedy, String tone, List<Item> items) {
  private static final int OPEN = 8;

  /// One finding.
  ///
  /// @param evidence empty where the message tells it
  record Item(List<Span> message, String evidence, String place, Stamp stamp) {}

  static List<RuleGroup> of(List<Decision> decisions) {
    Map<Rule, List<Decision>> byRule = new LinkedHashMap<>();
    for (Decision decision : decisions) {
      byRule.computeIfAbsent(decision.finding().rule(), _ -> new ArrayList<>()).add(decision);
    }
    return byRule.entrySet().stream().map(it -> group(it.getKey(), it.getValue())).toList();
  }

  private static RuleGroup group(Rule rule, List<Decision> decisions) {
    return new RuleGroup(
        rule.id(),
        Shown.capitalised(rule.title()),
        Shown.prose(rule.because()),
        Shown.prose(rule.remedy()),
        Phrases.severity(decisions.getFirst().finding().severity()),
        decisions.stream().map(RuleGroup::item).toList());
  }

  private static Item item(Decision decision) {
    Finding finding = decision.finding();
    boolean isTold = finding.message().contains(finding.evidence());
    return new Item(
        Shown.prose(finding.message()),
        isTold ? "" : Shown.text(finding.evidence()),
        Shown.place(finding.location()),
        Stamp.of(decision));
  }

  /// What is shown at once; the rest is folded away.
  List<Item> first() {
    return items.subList(0, Math.min(OPEN, items.size()));
  }

  List<Item> rest() {
    return items.subList(first().size(), items.size());
  }

  String restLabel() {
    return Phrases.count(rest().size(), "more finding", "more findings") + " of this rule";
  }
}
