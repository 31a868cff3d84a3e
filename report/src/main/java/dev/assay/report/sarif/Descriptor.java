package dev.assay.report.sarif;

import dev.assay.core.Rules;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Rule;
import dev.assay.report.json.JsonWriter;
import dev.assay.report.json.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a viewer shows of a rule. Code scanning reads severity from the rule alone, so a rule whose
/// findings differ in it is described once for each severity (`vulnerable/high`).
///
/// @param id as results name it
record Descriptor(String id, Rule rule, Severity severity) {
  /// Every rule in the order of the registry.
  static List<Descriptor> all() {
    List<Descriptor> all = new ArrayList<>();
    Rules.all().stream().forEach(rule -> add(all, rule));
    return List.copyOf(all);
  }

  private static void add(List<Descriptor> all, Rule rule) {
    if (rule.severity() != Severity.UNKNOWN) {
      all.add(new Descriptor(rule.id(), rule, rule.severity()));
      return;
    }
    for (Severity severity : Severity.values()) {
      all.add(new Descriptor(rule.id() + "/" + Labels.of(severity), rule, severity));
    }
  }

  /// The id of the descriptor of a finding.
  static String idFor(Finding finding) {
    return finding.rule().severity() == Severity.UNKNOWN
        ? finding.rule().id() + "/" + Labels.of(finding.severity())
        : finding.rule().id();
  }

  void write(JsonWriter json) {
    json.object(
        () -> {
          json.text("id", id);
          message(json, "shortDescription", rule.title());
          message(json, "fullDescription", rule.because());
          json.object(
              "help",
              () -> {
                json.text(
                    "text", Messages.text(rule.because() + " Remedy: " + rule.remedy() + "."));
              });
          json.object("defaultConfiguration", () -> json.text("level", Levels.of(severity)));
          json.object("properties", () -> properties(json));
        });
  }

  private static void message(JsonWriter json, String name, String text) {
    json.object(name, () -> json.text("text", Messages.text(text)));
  }

  private void properties(JsonWriter json) {
    json.text("security-severity", score(severity));
    json.text("maturity", Labels.of(rule.maturity()));
    json.texts(
        "tags",
        Stream.concat(
                Stream.of("security", "supply-chain"),
                rule.attack().stream().map(technique -> "attack/" + technique))
            .toList());
  }

  /// A score inside the band of a severity; unknown counts as medium, since it is not low.
  static String score(Severity severity) {
    double score =
        switch (severity) {
          case CRITICAL -> 9.5;
          case HIGH -> 8.0;
          case MEDIUM -> 5.5;
          case UNKNOWN -> 5.0;
          case LOW -> 2.0;
          case NONE -> 0.0;
        };
    return String.format(Locale.ROOT, "%.1f", score);
  }
}
