package dev.assay.core.project.lock;

import dev.assay.core.version.PackageName;
import java.util.List;
import java.util.Optional;

/// That a package, or the project, needs another.
///
/// @param version the one meant where a lock holds several
/// @param extras those it asks for
/// @param onlyWith extras of the package that needs it, one of which has to be asked for; empty:
///   always
record Edge(
    PackageName name, Optional<String> version, List<String> extras, List<String> onlyWith) {
  Edge {
    extras = List.copyOf(extras);
    onlyWith = List.copyOf(onlyWith);
  }

  static Edge to(PackageName name, List<String> extras) {
    return new Edge(name, Optional.empty(), extras, List.of());
  }
}
