package dev.assay.core.fact;

import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency;
import dev.assay.core.provenance.Verification;

/// What verification of a file's attestations came to (PEP 740).
///
/// @param file the name of the file
public record Attested(Dependency dependency, String file, Verification verification)
    implements Fact {
  @Override
  public Location location() {
    return dependency.source();
  }
}
