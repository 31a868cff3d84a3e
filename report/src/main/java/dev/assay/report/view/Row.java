package dev.assay.report.view;

import dev.assay.core.artifact.Location;
import dev.assay.core.dossier.AdvisoryFamily;
import dev.assay.core.dossier.Dossier;
import dev.assay.core.verdict.Decision;
import java.util.List;
import java.util.Optional;

/// One package of a project and one thing that is known against it.
///
/// @param decision empty where the policy has switched the rule off
/// @param places where the project names this version, in the order of its inputs
public record Row(
    Dossier dossier, AdvisoryFamily family, Optional<Decision> decision, List<Location> places) {
  public Row {
    places = List.copyOf(places);
  }

  /// How it stands.
  public Standing standing() {
    return Standing.of(decision);
  }

  /// The id people know it by.
  public String knownAs() {
    return family.ids().getFirst();
  }

  /// The other ids of the same thing.
  public List<String> otherIds() {
    return family.ids().subList(1, family.ids().size());
  }

  /// The package and its version.
  public String release() {
    return dossier.dependency().name() + " " + dossier.dependency().version();
  }
}
