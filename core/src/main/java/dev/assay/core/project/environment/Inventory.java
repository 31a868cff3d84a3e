package dev.assay.core.project.environment;

import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Turns the distributions of an environment into its dependencies: each name and version once,
/// edges only to what is installed, by name.
final class Inventory {
  private static final Comparator<Dependency> ORDER =
      Comparator.comparing(Dependency::name)
          .thenComparing(Dependency::version)
          .thenComparing(Dependency::source);

  private Inventory() {}

  static List<Dependency> of(List<Distribution> distributions) {
    Set<PackageName> installed = new HashSet<>();
    boolean anyRequested = false;
    for (Distribution distribution : distributions) {
      installed.add(distribution.dependency().name());
      anyRequested |= distribution.dependency().reach() == Reach.DIRECT;
    }
    Set<String> seen = new HashSet<>();
    List<Dependency> dependencies = new ArrayList<>();
    for (Distribution distribution : distributions) {
      Dependency dependency = distribution.dependency();
      if (seen.add(dependency.name() + " " + dependency.version())) {
        boolean indirect = anyRequested && distribution.recordsRequests();
        dependencies.add(finished(dependency, indirect, installed));
      }
    }
    dependencies.sort(ORDER);
    return dependencies;
  }

  /// A marker needs no evaluation here: the environment has answered it, for what it did not need
  /// is not installed.
  private static Dependency finished(
      Dependency dependency, boolean indirect, Set<PackageName> installed) {
    List<PackageName> edges = new ArrayList<>();
    for (PackageName needed : dependency.requires()) {
      if (installed.contains(needed)) {
        edges.add(needed);
      }
    }
    boolean known = dependency.reach() != Reach.UNKNOWN || !indirect;
    return dependency.withRequires(edges).withReach(known ? dependency.reach() : Reach.TRANSITIVE);
  }
}
