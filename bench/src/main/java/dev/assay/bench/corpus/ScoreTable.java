package dev.assay.bench.corpus;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.assay.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The scores as Markdown.
final class ScoreTable {
  private final List<String> lines = new ArrayList<>();

  /// Families and artifacts of malware: all, by era and by part, and without what a person found
  /// harmless.
  ScoreTable malicious(Tally tally, Set<String> harmless) {
    lines.add(
        "| malware | families | denied | denied or held | artifacts denied | denied or held |");
    lines.add("|---|---:|---:|---:|---:|---:|");
    row("all", tally);
    for (Era era : Era.values()) {
      row("first seen " + era.label(), tally.where(it -> it.era() == era));
    }
    for (Part part : Part.values()) {
      row(part.label(), tally.where(it -> it.part() == part));
    }
    row("adjudicated", tally.where(it -> !harmless.contains(it.family())));
    for (Part part : Part.values()) {
      row(
          "adjudicated, " + part.label(),
          tally.where(it -> it.part() == part && !harmless.contains(it.family())));
    }
    lines.add("");
    return this;
  }

  private void row(String label, Tally tally) {
    Rate denied = tally.families(Assessment::denied);
    lines.add(
        columns(
            label,
            Integer.toString(denied.all()),
            denied.text(),
            tally.families(Assessment::stopped).text(),
            tally.artifacts(Assessment::denied).text(),
            tally.artifacts(Assessment::stopped).text()));
  }

  /// Artifacts that must pass.
  ScoreTable benign(String label, Tally tally) {
    lines.add("| " + label + " | artifacts | denied | held |");
    lines.add("|---|---:|---:|---:|");
    lines.add(
        columns(
            label,
            Integer.toString(tally.all().size()),
            tally.artifacts(Assessment::denied).text(),
            tally.artifacts(it -> it.verdict() == Verdict.HOLD).text()));
    lines.add("");
    tally.all().stream()
        .filter(it -> it.assessment().stopped())
        .forEach(
            it ->
                lines.add(
                    "- %s `%s`: %s"
                        .formatted(
                            it.assessment().verdict(),
                            it.specimen().name(),
                            new TreeSet<>(it.assessment().stopping()))));
    lines.add("");
    return this;
  }

  /// Each rule with the families and the benign artifacts it speaks of.
  ScoreTable rules(Tally malicious, Tally benign) {
    Set<String> rules = new TreeSet<>();
    malicious.all().forEach(it -> rules.addAll(it.assessment().rules()));
    benign.all().forEach(it -> rules.addAll(it.assessment().rules()));
    lines.add("| rule | families | stops families | stops alone | benign | stops benign |");
    lines.add("|---|---:|---:|---:|---:|---:|");
    rules.stream()
        .sorted(
            Comparator.comparingDouble(
                    (String rule) -> malicious.families(it -> it.rules().contains(rule)).hits())
                .reversed())
        .forEach(rule -> ruleRow(rule, malicious, benign));
    lines.add("");
    return this;
  }

  private void ruleRow(String rule, Tally malicious, Tally benign) {
    lines.add(
        columns(
            "`" + rule + "`",
            "%.1f".formatted(malicious.families(it -> it.rules().contains(rule)).hits()),
            "%.1f".formatted(malicious.families(it -> it.stopping().contains(rule)).hits()),
            "%.1f".formatted(malicious.families(it -> it.stopping().equals(Set.of(rule))).hits()),
            "%.0f".formatted(benign.artifacts(it -> it.rules().contains(rule)).hits()),
            "%.0f".formatted(benign.artifacts(it -> it.stopping().contains(rule)).hits())));
  }

  /// A line of text.
  ScoreTable line(String text) {
    lines.add(text);
    return this;
  }

  /// What went wrong, by reason.
  ScoreTable errors(String label, Tally tally) {
    tally.all().stream()
        .filter(it -> it.assessment().error().isPresent())
        .map(it -> it.assessment().error().orElseThrow())
        .collect(groupingBy(it -> it, TreeMap::new, counting()))
        .forEach((reason, count) -> lines.add("- " + label + ": " + count + " x " + reason));
    return this;
  }

  private static String columns(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }
}
