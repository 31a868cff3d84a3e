package dev.assay.core.project.lock;

import dev.assay.core.project.Dependency;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;

/// Makes one package of the entries that a lock holds for the same name and version, once for each
/// category or set of extras.
final class Merging {
  private final Map<String, List<LockedPackage>> entries = new LinkedHashMap<>();

  void add(LockedPackage locked) {
    Dependency known = locked.dependency();
    entries
        .computeIfAbsent(known.name() + "==" + known.version(), _ -> new ArrayList<>(1))
        .add(locked);
  }

  /// The packages in the order of their first entries.
  List<LockedPackage> packages() {
    List<LockedPackage> packages = new ArrayList<>(entries.size());
    for (List<LockedPackage> same : entries.values()) {
      packages.add(same.size() == 1 ? same.getFirst() : join(same));
    }
    return packages;
  }

  private static LockedPackage join(List<LockedPackage> same) {
    List<Edge> edges = new ArrayList<>();
    List<Dependency> all = new ArrayList<>(same.size());
    boolean grouped = true;
    for (LockedPackage locked : same) {
      edges.addAll(locked.edges());
      all.add(locked.dependency());
      grouped &= locked.grouped();
    }
    Dependency joined =
        all.getFirst()
            .withExtras(union(all, Dependency::extras))
            .withHashes(union(all, Dependency::hashes))
            .withGroups(groups(all))
            .withMarker(marker(all));
    return new LockedPackage(joined, edges, false, grouped);
  }

  private static List<String> union(
      List<Dependency> all, Function<Dependency, Collection<String>> part) {
    SequencedSet<String> union = new LinkedHashSet<>();
    for (Dependency one : all) {
      union.addAll(part.apply(one));
    }
    return List.copyOf(union);
  }

  /// An entry without groups is always asked for, which no group of another narrows.
  private static List<String> groups(List<Dependency> all) {
    for (Dependency one : all) {
      if (one.groups().isEmpty()) {
        return List.of();
      }
    }
    return union(all, Dependency::groups);
  }

  /// An entry without a marker is meant for every environment.
  private static Optional<String> marker(List<Dependency> all) {
    List<String> markers = new ArrayList<>();
    for (Dependency one : all) {
      if (one.marker().isEmpty()) {
        return Optional.empty();
      }
      markers.add(one.marker().get());
    }
    return Values.anyOf(markers);
  }
}
