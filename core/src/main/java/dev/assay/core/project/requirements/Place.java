package dev.assay.core.project.requirements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file by its path in the tree and as the user would name it.
record Place(String path, String shown) {
  private static final String UP = "..";

  /// The file that this one names relative to its own folder, or empty when that leaves the tree.
  Optional<Place> beside(String reference) {
    if (reference.startsWith("/") || reference.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    List<String> inside = joined(path, reference);
    return inside.isEmpty() || inside.getFirst().equals(UP)
        ? Optional.empty()
        : Optional.of(
            new Place(
                String.join("/", inside),
                (shown.startsWith("/") ? "/" : "") + String.join("/", joined(shown, reference))));
  }

  private static List<String> joined(String file, String reference) {
    int slash = file.lastIndexOf('/');
    List<String> parts = new ArrayList<>();
    for (String part : (file.substring(0, slash + 1) + reference).split("/", -1)) {
      if (part.equals(UP) && !parts.isEmpty() && !parts.getLast().equals(UP)) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return parts;
  }
}
