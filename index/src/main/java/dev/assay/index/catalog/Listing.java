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

/// A project with all its files, offered or not.
///
/// @param page as it is published, with the addresses of whoever publishes it
/// @param entries one a file, in the order of the page
/// @param source the upstream that publishes it; none when it is published here
/// @param until when something changes by itself: a file grows old enough
public record Listing(
    PackageName name,
    ProjectPage page,
    List<Entry> entries,
    Optional<Proxied> source,
    Instant until) {

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
  }

  /// The same with another entry for a file.
  Listing with(Entry renewed) {
    String file = renewed.file().name();
    return new Listing(
        name,
        page,
        entries.stream().map(it -> it.file().name().equals(file) ? renewed : it).toList(),
        source,
        until);
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
