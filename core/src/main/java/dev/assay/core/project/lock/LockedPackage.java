package dev.assay.core.project.lock;

import dev.assay.core.project.Dependency;
import java.util.List;

/// One package of a lock before reach and groups are worked out.
///
/// @param own a part of the project itself, which is no dependency but may need some
/// @param grouped the lock itself says which groups ask for the package
record LockedPackage(Dependency dependency, List<Edge> edges, boolean own, boolean grouped) {
  LockedPackage {
    edges = List.copyOf(edges);
  }
}
