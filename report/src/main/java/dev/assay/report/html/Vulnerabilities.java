package dev.assay.report.html;

import dev.assay.core.dossier.AdvisoryFamily;
import dev.assay.core.dossier.Audit;
import dev.assay.core.dossier.Dossier;
import dev.assay.core.project.Dependency;
import dev.assay.core.verdict.Decision;
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

/// Makes the rows of the table: the same package, version and family is one row, wherever it is
/// named; in the order of the audit's decisions.
final class Vulnerabilities {
  private static final int MOST_WAYS = 6;

  private final Audit audit;
  private final Shown shown;
  private final Map<Key, Ruling> rulings = new HashMap<>();

  /// A decision and its place in the order.
  private record Ruling(Decision decision, int place) {}

  /// What makes two rows the same.
  private record Key(String name, String version, List<String> records) {}

  private record Occurrence(AdvisoryFamily family, List<Dossier> dossiers) {}

  Vulnerabilities(Audit audit, Shown shown) {
    this.audit = audit;
    this.shown = shown;
    for (Decision decision : audit.decisions()) {
      List<String> ids = decision.finding().ids().stream().sorted().toList();
      decision
          .finding()
          .subject()
          .ifPresent(
              about ->
                  rulings.putIfAbsent(
                      new Key(about.name().normalized(), about.version(), ids),
                      new Ruling(decision, rulings.size())));
    }
  }

  List<Vulnerability> rows() {
    Map<Key, Occurrence> occurrences = new LinkedHashMap<>();
    for (Dossier dossier : audit.dossiers()) {
      for (AdvisoryFamily family : dossier.advisories()) {
        occurrences
            .computeIfAbsent(
                key(dossier.dependency(), family), _ -> new Occurrence(family, new ArrayList<>()))
            .dossiers()
            .add(dossier);
      }
    }
    return occurrences.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> place(entry.getKey())))
        .map(entry -> row(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Key key(Dependency dependency, AdvisoryFamily family) {
    return new Key(
        dependency.name().normalized(),
        dependency.version(),
        family.matches().stream().map(match -> match.advisory().id()).distinct().sorted().toList());
  }

  private int place(Key key) {
    Ruling ruling = rulings.get(key);
    return ruling == null ? Integer.MAX_VALUE : ruling.place();
  }

  private Vulnerability row(Key key, Occurrence occurrence) {
    AdvisoryFamily family = occurrence.family();
    Optional<LocalDate> published = published(family);
    Optional<Decision> decision = Optional.ofNullable(rulings.get(key)).map(Ruling::decision);
    return new Vulnerability(
        family.severity(),
        family.malware(),
        family.score().isPresent()
            ? String.format(Locale.ROOT, "%.1f", family.score().getAsDouble())
            : "",
        shown.text(key.name()),
        shown.text(key.version()),
        family.ids().stream().map(shown::text).map(Vulnerability.Id::of).toList(),
        published.map(LocalDate::toString).orElse(""),
        published.map(this::age).orElse(OptionalLong.empty()),
        exploitation(family),
        family.fixedIn().stream().map(shown::text).toList(),
        ways(occurrence.dossiers()),
        decision.map(it -> it.verdict().name().toLowerCase(Locale.ROOT)).orElse("admit"),
        decision.map(shown::reason).orElse("switched off by the policy"));
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
        family.exploitedSince().stream().map(day -> "exploited: on CISA’s list since " + day);
    Stream<String> chance =
        family.epss().stream().mapToObj(epss -> "EPSS " + Counted.percent(epss));
    return Stream.concat(listed, chance).toList();
  }

  private List<Vulnerability.Way> ways(List<Dossier> dossiers) {
    List<Vulnerability.Way> ways = new ArrayList<>();
    for (Dossier dossier : dossiers.subList(0, Math.min(MOST_WAYS, dossiers.size()))) {
      ways.add(
          new Vulnerability.Way(
              Reach.of(dossier, shown), shown.place(dossier.dependency().source())));
    }
    if (dossiers.size() > MOST_WAYS) {
      ways.add(
          new Vulnerability.Way(
              "", "and " + Counted.of(dossiers.size() - MOST_WAYS, "more place")));
    }
    return ways;
  }
}
