package dev.assay.report.explain;

import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.advisory.AffectedPackage;
import dev.assay.core.advisory.AffectedPackage.Event;
import dev.assay.core.advisory.AffectedPackage.Range;
import dev.assay.core.fact.Advisory;
import dev.assay.core.version.PackageName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// What one record says of one package, and what is known of its being exploited.
///
/// @param exploitedSince the day CISA listed one of its CVEs
/// @param epss the highest probability that FIRST gives one of its CVEs
public record Known(
    PackageName name,
    AffectedPackage affected,
    Optional<LocalDate> exploitedSince,
    OptionalDouble epss) {

  /// Worst first: malware, exploited, score; then the newest.
  public static final Comparator<Known> WORST_FIRST =
      Comparator.comparing((Known known) -> known.advisory().isMalware())
          .thenComparing(known -> known.exploitedSince().isPresent())
          .thenComparingDouble(known -> known.advisory().score().orElse(0))
          .reversed()
          .thenComparing(known -> known.advisory().id(), Comparator.reverseOrder());

  /// A record with what the source knows of its CVEs.
  public static Known of(PackageName name, AffectedPackage affected, AdvisorySource source) {
    List<String> cves =
        ids(affected.advisory()).filter(id -> id.startsWith("CVE-")).distinct().toList();
    return new Known(
        name,
        affected,
        cves.stream().flatMap(cve -> source.exploitedSince(cve).stream()).min(LocalDate::compareTo),
        cves.stream().flatMapToDouble(cve -> source.epss(cve).stream()).max());
  }

  private static Stream<String> ids(Advisory advisory) {
    return Stream.concat(Stream.of(advisory.id()), advisory.aliases().stream());
  }

  public Advisory advisory() {
    return affected.advisory();
  }

  /// The versions that end a range.
  public List<String> fixedIn() {
    return affected.ranges().stream()
        .flatMap(range -> range.events().stream())
        .filter(event -> event.kind() == Event.Kind.FIXED)
        .map(Event::version)
        .distinct()
        .toList();
  }

  /// Its ranges as specifiers (`>= 2.0, < 2.3`), in the order of the record.
  public List<String> specifiers() {
    List<String> all = new ArrayList<>();
    for (Range range : affected.ranges()) {
      addTo(all, range);
    }
    return all;
  }

  private static void addTo(List<String> all, Range range) {
    String from = "";
    boolean open = false;
    for (Event event : range.events()) {
      switch (event.kind()) {
        case INTRODUCED -> {
          from = event.version().equals("0") ? "" : ">= " + event.version();
          open = true;
        }
        case FIXED, LIMIT -> {
          all.add(joined(from, "< " + event.version()));
          open = false;
        }
        case LAST_AFFECTED -> {
          all.add(joined(from, "<= " + event.version()));
          open = false;
        }
      }
    }
    if (open) {
      all.add(from.isEmpty() ? "all versions" : from);
    }
  }

  private static String joined(String from, String until) {
    return from.isEmpty() ? until : from + ", " + until;
  }
}
