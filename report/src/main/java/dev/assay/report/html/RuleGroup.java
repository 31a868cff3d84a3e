package dev.assay.report.html;

import dev.assay.core.finding.Rule;
import dev.assay.core.verdict.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The findings of one rule that rests on no advisory; its reason and remedy stand once.
record RuleGroup(
    String id, String title, List<Span> because, List<Span> remedy, String tone, List<Item> items) {
  private static final int OPEN = 8;

  /// One finding.
  record Item(List<Span> message, String evidence, String place, String verdict, String reason) {}

  static List<RuleGroup> of(List<Decision> decisions, Shown shown) {
    Map<Rule, List<Decision>> byRule = new LinkedHashMap<>();
    for (Decision decision : decisions) {
      byRule.computeIfAbsent(decision.finding().rule(), _ -> new ArrayList<>()).add(decision);
    }
    return byRule.entrySet().stream()
        .map(entry -> group(entry.getKey(), entry.getValue(), shown))
        .toList();
  }

  private static RuleGroup group(Rule rule, List<Decision> decisions, Shown shown) {
    return new RuleGroup(
        rule.id(),
        Character.toUpperCase(rule.title().charAt(0)) + rule.title().substring(1),
        shown.prose(rule.because()),
        shown.prose(rule.remedy()),
        decisions.getFirst().finding().severity().name().toLowerCase(Locale.ROOT),
        decisions.stream().map(decision -> item(decision, shown)).toList());
  }

  private static Item item(Decision decision, Shown shown) {
    return new Item(
        shown.message(decision.finding()),
        shown.evidence(decision.finding()),
        shown.place(decision.finding().location()),
        decision.verdict().name().toLowerCase(Locale.ROOT),
        shown.reason(decision));
  }

  /// What is shown at once; the rest is folded away.
  List<Item> first() {
    return items.subList(0, Math.min(OPEN, items.size()));
  }

  List<Item> rest() {
    return items.subList(first().size(), items.size());
  }

  String restLabel() {
    return Counted.of(rest().size(), "more finding") + " of this rule";
  }
}
