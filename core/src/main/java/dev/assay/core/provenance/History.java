package dev.assay.core.provenance;

import java.util.List;
import java.util.Optional;

/// What was seen of a project before the release at hand.
///
/// @param attested whether a release was attested
/// @param admitted identities besides the pinned one that were seen and admitted
/// @param sight what the index said of the project
public record History(boolean attested, List<Identity> admitted, Optional<ProjectSight> sight) {
  /// Nothing was seen.
  public static final History NONE = new History(false, List.of(), Optional.empty());

  public History {
    admitted = List.copyOf(admitted);
  }
}
