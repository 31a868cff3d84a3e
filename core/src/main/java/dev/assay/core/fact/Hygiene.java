package dev.assay.core.fact;

import dev.assay.core.artifact.Location;
import dev.assay.core.project.Remark;

/// A remark of an input, as a fact.
public record Hygiene(Remark remark) implements Fact {
  @Override
  public Location location() {
    return remark.source();
  }
}
