package dev.assay.core;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Restated;
import dev.assay.core.project.distribution.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What the metadata of an upgrade say otherwise than those of the release before it.
final class Restating {
  private Restating() {}

  /// The changed fields by name; none where one of the two has no metadata, which is no change.
  static List<Restated> between(Artifact from, Artifact to) {
    Publication earlier = Publication.of(from.files());
    Publication later = Publication.of(to.files());
    if (earlier.source().isEmpty() || later.source().isEmpty()) {
      return List.of();
    }
    TreeSet<String> fields = new TreeSet<>(earlier.values().keySet());
    fields.addAll(later.values().keySet());
    List<Restated> restated = new ArrayList<>();
    for (String field : fields) {
      List<String> before = List.copyOf(earlier.of(field));
      List<String> after = List.copyOf(later.of(field));
      if (!before.equals(after)) {
        restated.add(new Restated(field, before, after, Location.of(later.source())));
      }
    }
    return restated;
  }
}
