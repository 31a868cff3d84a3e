package dev.assay.core.project.sbom;

import dev.assay.core.document.Node;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.version.PackageName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The edges of a bill of materials, by `bom-ref`: what the described component depends on is
/// direct, what can be reached from there, also through components of other ecosystems, is
/// transitive, and of the rest nothing is known.
final class BillGraph {
  private final Map<String, Integer> places;
  private final Optional<String> project;
  private final Map<String, List<String>> edges = new HashMap<>();

  BillGraph(Map<String, Integer> places, Optional<String> project) {
    this.places = places;
    this.project = project;
  }

  /// The dependencies with reach and edges.
  List<Dependency> resolve(List<Dependency> dependencies, List<Node> entries) {
    for (Node entry : entries) {
      entry.text("ref").ifPresent(ref -> addEdges(ref, entry.array("dependsOn")));
    }
    List<Set<PackageName>> requires = requires(dependencies);
    Reach[] reaches = reaches(dependencies.size());
    List<Dependency> resolved = new ArrayList<>(dependencies.size());
    for (int i = 0; i < dependencies.size(); i++) {
      resolved.add(
          dependencies.get(i).withReach(reaches[i]).withRequires(List.copyOf(requires.get(i))));
    }
    return resolved;
  }

  private void addEdges(String ref, List<Node> targets) {
    List<String> all = edges.computeIfAbsent(ref, _ -> new ArrayList<>());
    for (Node target : targets) {
      target.asText().ifPresent(all::add);
    }
  }

  private List<Set<PackageName>> requires(List<Dependency> dependencies) {
    List<Set<PackageName>> requires = new ArrayList<>();
    for (int i = 0; i < dependencies.size(); i++) {
      requires.add(new LinkedHashSet<>());
    }
    places.forEach(
        (ref, place) -> {
          for (String target : edges.getOrDefault(ref, List.of())) {
            Integer at = places.get(target);
            if (at != null && !at.equals(place)) {
              requires.get(place).add(dependencies.get(at).name());
            }
          }
        });
    return requires;
  }

  private Reach[] reaches(int count) {
    Reach[] reaches = new Reach[count];
    Arrays.fill(reaches, Reach.UNKNOWN);
    List<String> direct = project.map(ref -> edges.getOrDefault(ref, List.of())).orElse(List.of());
    Set<String> seen = new HashSet<>(direct);
    Deque<String> queue = new ArrayDeque<>(seen);
    while (!queue.isEmpty()) {
      String ref = queue.remove();
      mark(reaches, ref, Reach.TRANSITIVE);
      for (String target : edges.getOrDefault(ref, List.of())) {
        if (seen.add(target)) {
          queue.add(target);
        }
      }
    }
    for (String ref : direct) {
      mark(reaches, ref, Reach.DIRECT);
    }
    return reaches;
  }

  private void mark(Reach[] reaches, String ref, Reach reach) {
    Integer place = places.get(ref);
    if (place != null) {
      reaches[place] = reach;
    }
  }
}
