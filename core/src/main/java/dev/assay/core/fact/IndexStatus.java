package dev.assay.core.fact;

import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency;

/// What an index says of a dependency's release or project (PEP 592, PEP 792).
///
/// @param detail the index's own reason, possibly empty; hostile text
public record IndexStatus(Dependency dependency, Kind kind, String detail) implements Fact {

  /// What the index says.
  public enum Kind {
    /// There is no such project: anybody may register the name.
    MISSING,
    /// The project is there and holds no file of this version.
    NO_SUCH_VERSION,
    /// All files of the version are yanked.
    YANKED,
    /// The project is quarantined by the index.
    QUARANTINED,
    /// The project is archived or deprecated: nobody mends it.
    ARCHIVED,
    /// The same name is on a second index that is searched too.
    ON_TWO_INDEXES
  }

  @Override
  public Location location() {
    return dependency.source();
  }
}
