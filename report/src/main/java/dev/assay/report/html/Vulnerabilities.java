package dev.assay.report.html;

import dev.assay.core.dossier.AdvisoryFamily;
import dev.assay.core.dossier.Audit;
import dev.assay.core.dossier.Dossier;
import dev.assay.core.verdict.Decision;
import dev.assay.core.version.PackageName;
import dev.assay.report.view.Phrases;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Makes the rows of the table: the same package, version and family is one row, in whichever
/// project it is named; in the order of the audit's decisions.
final class Vulnerabilities {
  private static final int MOST_WAYS = 6;

  private final Audit audit;
  private final Map<Key, Ruling> rulings = new HashMap<>();

  /// The first decision on a row, and its place in the order.
  private record Ruling(Decision decision, int place) {}

  /// What makes two rows the same.
  private record Key(PackageName name, String version, List<String> records) {}

  private record Occurrence(AdvisoryFamily family, List<Dossier> dossiers) {}

  Vulnerabilities(Audit audit) {
    this.audit = audit;
    for (Decision decision : audit.decisions()) {
      decision
          .finding()
          .subject()
          .map(about -> new Key(about.name(), about.version(), decision.finding().ids()))
          .ifPresent(key -> rulings.putIfAbsent(key, new Ruling(decision, rulings.size())));
    }
  }

  List<Vulnerability> rows() {
    Map<Key, Occurrence> occurrences = new LinkedHashMap<>();
    for (Dossier dossier : audit.dossiers()) {
      for (AdvisoryFamily family : dossier.advisories()) {
        occurrences
            .computeIfAbsent(key(dossier, family), _ -> new Occurrence(family, new ArrayList<>()))
            .dossiers()
            .add(dossier);
      }
    }
    return occurrences.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> place(entry.getKey())))
        .map(entry -> row(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Key key(Dossier dossier, AdvisoryFamily family) {
    return new Key(
        dossier.dependency().name(), dossier.dependency().version(), Phrases.records(family));
  }

  private int place(Key key) {
    Ruling ruling = rulings.get(key);
    return ruling == null ? Integer.MAX_VALUE : ruling.place();
  }

  private Vulnerability row(Key key, Occurrence occurrence) {
    AdvisoryFamily family = occurrence.family();
    Optional<LocalDate> published = published(family);
    return new Vulnerability(
        family.severity(),
        family.malware(),
        family.score().isPresent()
            ? String.format(Locale.ROOT, "%.1f", family.score().getAsDouble())
            : "",
        Shown.text(key.name().normalized()),
        Shown.text(key.version()),
        family.ids().stream().map(Vulnerability.Id::of).toList(),
        published.map(LocalDate::toString).orElse(""),
        published.map(this::age).orElse(OptionalLong.empty()),
        exploitation(family),
        family.fixedIn().stream().map(Shown::text).toList(),
        ways(occurrence.dossiers()),
        Stamp.of(Optional.ofNullable(rulings.get(key)).map(Ruling::decision)));
  }

  private static Optional<LocalDate> published(AdvisoryFamily family) {
    return family.matches().stream()
        .flatMap(match -> match.advisory().published().stream())
        .min(LocalDate::compareTo);
  }

  private OptionalLong age(LocalDate published) {
    return OptionalLong.of(Math.max(0, ChronoUnit.DAYS.between(published, audit.asOf())));
  }

  private static List<String> exploitation(AdvisoryFamily family) {
    Stream<String> listed =
        family.exploitedSince().stream().map(day -> "exploited since " + day + " (KEV)");
    Stream<String> chance =
        family.epss().isPresent() ? Stream.of("EPSS " + Phrases.epss(family)) : Stream.empty();
    return Stream.concat(listed, chance).toList();
  }

  private static List<Vulnerability.Way> ways(List<Dossier> dossiers) {
    List<Vulnerability.Way> ways = new ArrayList<>();
    for (Dossier dossier : dossiers.subList(0, Math.min(MOST_WAYS, dossiers.size()))) {
      ways.add(
          new Vulnerability.Way(Reach.of(dossier), Shown.place(dossier.dependency().source())));
    }
    int more = dossiers.size() - MOST_WAYS;
    if (more > 0) {
      ways.add(
          new Vulnerability.Way("", "and " + Phrases.count(more, "more place", "more places")));
    }
    return ways;
  }
}
