package dev.assay.core.fact;

import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency;
import java.util.List;

/// What an artifact can do and a capability lock does not allow.
///
/// @param gained abilities, sorted; all it has where the lock knows no such package
/// @param isMissing whether the lock knows no such package
public record Unlocked(Dependency dependency, List<String> gained, boolean isMissing)
    implements Fact {
  public Unlocked {
    gained = List.copyOf(gained);
  }

  @Override
  public Location location() {
    return dependency.source();
  }
}
