package dev.assay.cli.command;

import dev.assay.advisories.AdvisoryDatabase;
import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.core.Rules;
import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.artifact.Location;
import dev.assay.core.detector.naming.Names;
import dev.assay.core.fact.NameSignal;
import dev.assay.core.finding.Rule;
import dev.assay.core.project.Dependency;
import dev.assay.core.version.PackageName;
import dev.assay.report.explain.Explanation;
import dev.assay.report.explain.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds out what a word stands for: a rule, an advisory or a package, in this order.
record Explainer(AdvisoryDatabase advisories, Names names) {
  /// No release bears it, so no signal can rest on the version.
  private static final String NO_VERSION = "0";

  private static final List<String> ID_PREFIXES = List.of("CVE-", "GHSA-", "PYSEC-", "MAL-");

  /// The rule of that id; needs no data.
  static Optional<Explanation> rule(String what) {
    return rules()
        .filter(rule -> rule.id().equalsIgnoreCase(what))
        .findFirst()
        .map(Explanation.OfRule::new);
  }

  private static Stream<Rule> rules() {
    return Rules.all().stream();
  }

  /// The advisory or package of that name.
  Optional<Explanation> lookUp(String what) {
    return isId(what)
        ? advisory(what).or(() -> ofPackage(what))
        : ofPackage(what).or(() -> advisory(what));
  }

  private static boolean isId(String what) {
    return ID_PREFIXES.stream()
        .anyMatch(prefix -> what.regionMatches(true, 0, prefix, 0, prefix.length()));
  }

  private Optional<Explanation> advisory(String id) {
    AdvisorySource source = advisories.source();
    List<Known> records = new ArrayList<>();
    advisories
        .named(id)
        .forEach(
            (name, affected) -> affected.forEach(it -> records.add(Known.of(name, it, source))));
    return records.isEmpty()
        ? Optional.empty()
        : Optional.of(new Explanation.OfAdvisory(id, records, source.stamp()));
  }

  private Optional<Explanation> ofPackage(String text) {
    return PackageName.parse(text).flatMap(this::ofPackage);
  }

  private Optional<Explanation> ofPackage(PackageName name) {
    AdvisorySource source = advisories.source();
    List<Known> records =
        source.affecting(name).stream()
            .map(affected -> Known.of(name, affected, source))
            .sorted(Known.WORST_FIRST)
            .toList();
    if (records.isEmpty() && !names.exists(name)) {
      return Optional.empty();
    }
    return Optional.of(
        new Explanation.OfPackage(
            name,
            names.rank(name),
            names.exists(name),
            names.date(),
            signals(name),
            records,
            source.stamp()));
  }

  private List<NameSignal> signals(PackageName name) {
    return names.signals(Dependency.of(name, NO_VERSION, Location.of("")), List.of());
  }

  /// The end when it is none of these, with what may have been meant.
  Stop unknown(String what) {
    AdvisorySource.Stamp stamp = advisories.source().stamp();
    if (isId(what)) {
      return new Stop(
          new Problem.WrongUse(
              "none of the %d records at hand bears `%s`".formatted(stamp.records(), what),
              Optional.of(
                  "the newest is of %s; `assay db update` fetches newer ones"
                      .formatted(stamp.date()))));
    }
    List<String> close = close(what);
    return new Stop(
        new Problem.WrongUse(
            "`%s` is no rule, no advisory and no package in the list of %s"
                .formatted(what, names.date()),
            Optional.of(
                close.isEmpty()
                    ? "give a rule, an id such as `CVE-2021-23727`, or the name of a package"
                    : "did you mean `%s`?".formatted(String.join("`, `", close)))));
  }

  private List<String> close(String what) {
    Stream<String> packages =
        Stream.concat(
            names.lookalike(what).stream(),
            PackageName.parse(what).map(this::signals).orElse(List.of()).stream()
                .filter(signal -> signal.kind() != NameSignal.Kind.SLOPSQUAT)
                .flatMap(signal -> signal.target().stream()));
    Stream<String> rules = rules().map(Rule::id).filter(id -> Closeness.isClose(what, id)).sorted();
    return Stream.concat(packages, rules).distinct().toList();
  }
}
