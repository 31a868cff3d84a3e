package dev.assay.core.project.requirements;

import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What pip-compile and uv write behind a pin of why it is there (`# via flask`, on one line or
/// with one parent a line).
///
/// @param direct whether a requirements file or the project itself asks for it
/// @param parents distributions that need it
record Annotation(boolean direct, List<PackageName> parents) {
  private static final String VIA = "via";

  /// The annotation among comments; empty when there is none.
  static Optional<Annotation> read(List<String> comments) {
    List<PackageName> parents = new ArrayList<>();
    boolean direct = false;
    boolean found = false;
    for (String comment : comments) {
      String text = comment.strip();
      if (!found && !isVia(text)) {
        continue;
      }
      for (String part : (found ? text : text.substring(VIA.length())).split(",", -1)) {
        String parent = part.strip();
        direct |= isProject(parent);
        distribution(parent).ifPresent(parents::add);
      }
      found = true;
    }
    return found ? Optional.of(new Annotation(direct, parents)) : Optional.empty();
  }

  private static boolean isVia(String text) {
    return text.equals(VIA) || text.startsWith("via ");
  }

  /// `-r requirements.in`, `project (pyproject.toml)`; a constraint (`-c`) asks for nothing.
  private static boolean isProject(String parent) {
    return parent.startsWith("-r ") || parent.endsWith(")");
  }

  private static Optional<PackageName> distribution(String parent) {
    int extras = parent.indexOf('[');
    return PackageName.parse(extras < 0 ? parent : parent.substring(0, extras));
  }
}
