package dev.assay.core.provenance;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What an index says of a project that bears on who holds it.
///
/// @param first the earliest upload among its files
/// @param last the latest upload among its files
/// @param owners who holds it, sorted; empty when the index does not tell
public record ProjectSight(Instant first, Instant last, List<String> owners) {
  public ProjectSight {
    owners = owners.stream().sorted().distinct().toList();
  }

  /// The sight of a project with files uploaded at these times, if it has any.
  public static Optional<ProjectSight> of(Collection<Instant> uploads, Collection<String> owners) {
    return uploads.stream()
        .min(Instant::compareTo)
        .map(
            first ->
                new ProjectSight(
                    first,
                    uploads.stream().max(Instant::compareTo).orElse(first),
                    List.copyOf(owners)));
  }
}
