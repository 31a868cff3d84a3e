package dev.assay.core.fact;

import dev.assay.core.artifact.Location;

/// An act that a release has and the one before it had not.
///
/// @param isNewPlace whether the place it speaks to is one that the earlier release never named
public record Gained(Act act, boolean isNewPlace) implements Fact {
  @Override
  public Location location() {
    return act.location();
  }
}
