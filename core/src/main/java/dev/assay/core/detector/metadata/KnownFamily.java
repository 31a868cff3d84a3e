package dev.assay.core.detector.metadata;

import dev.assay.core.advisory.Families;
import dev.assay.core.fact.Advisory;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Rule;
import dev.assay.core.project.Dependency;
import dev.assay.core.version.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// The records against one dependency that tell of one thing, and the words for it.
///
/// @param fixAll the version that ends every family of the dependency that has a fix
record KnownFamily(Dependency dependency, List<AdvisoryMatch> matches, Optional<String> fixAll) {
  /// By which id people know a thing, best first.
  private static final List<String> BEST_KNOWN = List.of("MAL-", "CVE-", "GHSA-", "PYSEC-");

  KnownFamily {
    matches = List.copyOf(matches);
  }

  /// All families, in the order of their dependencies.
  static Stream<KnownFamily> of(Facts facts) {
    Map<Dependency, List<AdvisoryMatch>> matches = new LinkedHashMap<>();
    facts
        .of(AdvisoryMatch.class)
        .filter(match -> match.basis() != AdvisoryMatch.Basis.PUBLIC_PART)
        .forEach(
            match ->
                matches.computeIfAbsent(match.dependency(), _ -> new ArrayList<>()).add(match));
    return matches.entrySet().stream().flatMap(entry -> of(entry.getKey(), entry.getValue()));
  }

  private static Stream<KnownFamily> of(Dependency dependency, List<AdvisoryMatch> matches) {
    Optional<String> fixAll = fix(matches);
    return Families.group(matches).stream()
        .map(family -> new KnownFamily(dependency, family, fixAll));
  }

  /// The smallest version outside all the ranges that the records name; empty when none does.
  private static Optional<String> fix(List<AdvisoryMatch> matches) {
    return matches.stream()
        .flatMap(match -> match.fixedIn().stream())
        .max(
            Comparator.comparing(
                Version::parse,
                Comparator.comparing(
                    version -> version.orElse(null),
                    Comparator.nullsFirst(Comparator.<Version>naturalOrder()))));
  }

  boolean isMalware() {
    return matches.stream().anyMatch(match -> match.advisory().isMalware());
  }

  Optional<LocalDate> exploitedSince() {
    return matches.stream()
        .flatMap(match -> match.exploitedSince().stream())
        .min(LocalDate::compareTo);
  }

  Severity severity() {
    OptionalDouble score = score();
    return score.isPresent() ? Severity.ofScore(score.getAsDouble()) : Severity.UNKNOWN;
  }

  private OptionalDouble score() {
    return matches.stream().flatMapToDouble(match -> match.advisory().score().stream()).max();
  }

  /// The version that ends it.
  Optional<String> fixedIn() {
    return fix(matches);
  }

  /// The id people know it by.
  String knownAs() {
    return matches.stream()
        .map(AdvisoryMatch::advisory)
        .flatMap(KnownFamily::allIds)
        .min(Comparator.comparingInt(KnownFamily::place).thenComparing(Comparator.naturalOrder()))
        .orElse("an advisory");
  }

  private static Stream<String> allIds(Advisory advisory) {
    return Stream.concat(Stream.of(advisory.id()), advisory.aliases().stream());
  }

  private static int place(String id) {
    for (int i = 0; i < BEST_KNOWN.size(); i++) {
      if (id.startsWith(BEST_KNOWN.get(i))) {
        return i;
      }
    }
    return BEST_KNOWN.size();
  }

  /// A finding with the ids of the records themselves and the way out.
  Finding finding(Rule rule, String message) {
    Finding finding =
        rule.at(dependency.source(), message)
            .about(dependency)
            .withIds(matches.stream().map(it -> it.advisory().id()).distinct().sorted().toList());
    return fixedIn().map(fix -> finding.withRemedy(upgrade(fix))).orElse(finding);
  }

  private String upgrade(String fix) {
    return fixAll
        .filter(all -> !all.equals(fix))
        .map(
            all ->
                "upgrade to %s or later (to %s or later for all that is known against it)"
                    .formatted(fix, all))
        .orElse("upgrade to %s or later".formatted(fix));
  }

  /// The beginning of a message: what has what.
  String has() {
    return "`%s` %s has %s (%s)"
        .formatted(dependency.name(), dependency.version(), knownAs(), rating());
  }

  private String rating() {
    OptionalDouble score = score();
    return score.isPresent()
        ? String.format(
            Locale.ROOT, "%s %.1f", severity().name().toLowerCase(Locale.ROOT), score.getAsDouble())
        : "severity unknown";
  }
}
