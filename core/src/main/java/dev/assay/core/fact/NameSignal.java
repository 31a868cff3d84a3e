package dev.assay.core.fact;

import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency;
import java.util.Optional;
import java.util.OptionalInt;

/// Something odd about the name of a dependency, as such never more than a reason to look.
///
/// @param target the popular name it resembles
/// @param targetRank the rank of the target by downloads, 1 the most
/// @param how the difference, as a phrase (`one letter left out`)
public record NameSignal(
    Dependency dependency, Kind kind, Optional<String> target, OptionalInt targetRank, String how)
    implements Fact {

  /// What is odd.
  public enum Kind {
    /// One edit or one slip of the keyboard away from a popular name.
    TYPOSQUAT,
    /// Looks like a popular name (`rn` for `m`, `0` for `o`, separators).
    HOMOGLYPH,
    /// On no index that is known: anybody may register it.
    UNREGISTERED,
    /// Unranked, young, and a join of two popular names, as a language model would invent.
    SLOPSQUAT,
    /// The name one imports, where the distribution is called otherwise (`sklearn`).
    IMPORT_NAME,
    /// May come from a public index instead of the internal one.
    DEPENDENCY_CONFUSION
  }

  @Override
  public Location location() {
    return dependency.source();
  }
}
