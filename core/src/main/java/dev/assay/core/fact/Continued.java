package dev.assay.core.fact;

import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency;
import dev.assay.core.provenance.Continuity;

/// How a release compares with earlier ones of its project by who published it.
public record Continued(Dependency dependency, Continuity continuity) implements Fact {
  @Override
  public Location location() {
    return dependency.source();
  }
}
