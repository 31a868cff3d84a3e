package dev.assay.core.dossier;

import dev.assay.core.advisory.Families;
import dev.assay.core.fact.Advisory;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.fact.Severity;
import dev.assay.core.version.Version;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// Unites the advisory records of one dependency that share an id or alias, worst family first.
final class AdvisoryFamilies {
  /// Malware, then exploited, then the chance of being exploited times the harm; equals are left to
  /// what is known of the dependencies.
  static final Comparator<AdvisoryFamily> WORST_FIRST =
      Comparator.comparing(AdvisoryFamily::malware)
          .thenComparing(family -> family.exploitedSince().isPresent())
          .thenComparingDouble(AdvisoryFamilies::weight)
          .reversed();

  /// Versions as PEP 440 orders them, others last.
  static final Comparator<String> ASCENDING =
      Comparator.comparing(
              (String text) -> Version.parse(text),
              Comparator.comparing(
                  (Optional<Version> version) -> version.orElse(null),
                  Comparator.nullsLast(Comparator.naturalOrder())))
          .thenComparing(Comparator.naturalOrder());

  /// What an unknown severity counts when things are put in order: nobody has said that it is low.
  private static final double UNKNOWN_SCORE = 6.9;

  /// What an unknown probability counts: the mean of all CVEs.
  private static final double UNKNOWN_EPSS = 0.03;

  private static final List<String> TELLING = List.of("MAL-", "CVE-", "GHSA-", "PYSEC-");

  private AdvisoryFamilies() {}

  static List<AdvisoryFamily> of(List<AdvisoryMatch> matches) {
    if (matches.isEmpty()) {
      return List.of(); // Most dependencies; thousands of empty streams would cost their set-up.
    }
    return Families.group(matches).stream()
        .map(AdvisoryFamilies::family)
        .sorted(WORST_FIRST.thenComparing(family -> family.ids().getFirst()))
        .toList();
  }

  /// The version that ends all families that any version ends.
  static Optional<String> upgrade(List<AdvisoryFamily> families) {
    return families.stream().flatMap(family -> family.fixedIn().stream()).max(ASCENDING);
  }

  static double weight(AdvisoryFamily family) {
    return family.score().orElse(UNKNOWN_SCORE)
        * (UNKNOWN_EPSS + family.epss().orElse(UNKNOWN_EPSS));
  }

  private static AdvisoryFamily family(List<AdvisoryMatch> matches) {
    OptionalDouble score =
        matches.stream().flatMapToDouble(m -> m.advisory().score().stream()).max();
    return new AdvisoryFamily(
        matches.stream().sorted(Comparator.comparing(m -> m.advisory().id())).toList(),
        matches.stream().flatMap(AdvisoryFamilies::ids).distinct().sorted(mostTelling()).toList(),
        score.isPresent() ? Severity.ofScore(score.getAsDouble()) : Severity.UNKNOWN,
        score,
        matches.stream().flatMapToDouble(m -> m.epss().stream()).max(),
        matches.stream().flatMap(m -> m.exploitedSince().stream()).min(LocalDate::compareTo),
        matches.stream().anyMatch(m -> m.advisory().isMalware()),
        matches.stream().flatMap(m -> m.fixedIn().stream()).distinct().sorted(ASCENDING).toList());
  }

  private static Stream<String> ids(AdvisoryMatch match) {
    Advisory advisory = match.advisory();
    return Stream.concat(Stream.of(advisory.id()), advisory.aliases().stream());
  }

  private static Comparator<String> mostTelling() {
    return Comparator.comparingInt(AdvisoryFamilies::telling)
        .thenComparing(Comparator.naturalOrder());
  }

  private static int telling(String id) {
    for (int i = 0; i < TELLING.size(); i++) {
      if (id.startsWith(TELLING.get(i))) {
        return i;
      }
    }
    return TELLING.size();
  }
}
