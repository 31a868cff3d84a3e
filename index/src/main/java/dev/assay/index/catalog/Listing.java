package dev.assay.index.catalog;

import dev.assay.core.admission.Offer;
import dev.assay.core.provenance.Verification;
import dev.assay.core.version.PackageName;
import dev.assay.index.admission.Standing;
import dev.assay.index.proxy.Proxied;
import dev.assay.upstream.IndexFile;
import dev.assay.upstream.ProjectPage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A project with all its files, offered or not.
///
/// @param view whose it is
/// @param page as it is published, with the addresses of whoever publishes it
/// @param entries one a file, in the order of the page
/// @param source the upstream that publishes it; none when it is published here
/// @param until when something changes by itself: a file grows old enough
/// @param waiving teams that have waivers here for themselves
public record Listing(
    View view,
    ProjectPage page,
    List<Entry> entries,
    Optional<Proxied> source,
    Instant until,
    Set<String> waiving) {

  /// A file of a project.
  ///
  /// @param verification what its attestations come to, as far as somebody has looked
  public record Entry(
      IndexFile file, Offer offer, Standing standing, Optional<Verification> verification) {
    /// Its version as its name has it.
    public String version() {
      return offer.version();
    }
  }

  public Listing {
    entries = List.copyOf(entries);
    waiving = Set.copyOf(waiving);
  }

  /// The project.
  public PackageName name() {
    return view.name();
  }

  /// Those of some teams that have waivers here for themselves.
  Set<String> waiving(Set<String> teams) {
    return waiving.isEmpty() || teams.isEmpty()
        ? Set.of()
        : waiving.stream().filter(teams::contains).collect(Collectors.toSet());
  }

  /// The same with another entry for a file.
  Listing with(Entry renewed) {
    String file = renewed.file().name();
    return new Listing(
        view,
        page,
        entries.stream().map(it -> it.file().name().equals(file) ? renewed : it).toList(),
        source,
        until,
        waiving);
  }

  /// A file by its name.
  public Optional<Entry> entry(String file) {
    return entries.stream().filter(entry -> entry.file().name().equals(file)).findFirst();
  }

  /// Why nothing of it is offered, by the refusal that weighs most; none when something is, or
  /// there is nothing at all.
  public Optional<Standing.Refused> blocked() {
    Optional<Standing.Refused> worst = Optional.empty();
    for (Entry entry : entries) {
      if (!(entry.standing() instanceof Standing.Refused refused)) {
        return Optional.empty();
      }
      if (worst.isEmpty() || refused.verdict().compareTo(worst.get().verdict()) > 0) {
        worst = Optional.of(refused);
      }
    }
    return worst;
  }
}
