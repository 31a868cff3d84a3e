package dev.assay.core.dossier;

import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.project.Input;
import dev.assay.core.version.PackageName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The shortest way from a direct dependency to each other one, along the edges of one input; found
/// by one breadth-first walk, so that it is linear and cycles do no harm.
final class Chains {
  private final Map<PackageName, PackageName> parents = new HashMap<>();

  private Chains() {}

  static Chains of(Input input) {
    Chains chains = new Chains();
    Map<PackageName, List<PackageName>> edges = new HashMap<>();
    Deque<PackageName> queue = new ArrayDeque<>();
    for (Dependency dependency : input.dependencies()) {
      edges
          .computeIfAbsent(dependency.name(), _ -> new ArrayList<>())
          .addAll(dependency.requires());
      if (dependency.reach() == Reach.DIRECT
          && chains.parents.putIfAbsent(dependency.name(), dependency.name()) == null) {
        queue.add(dependency.name());
      }
    }
    while (!queue.isEmpty()) {
      PackageName parent = queue.remove();
      for (PackageName child : edges.getOrDefault(parent, List.of())) {
        if (chains.parents.putIfAbsent(child, parent) == null) {
          queue.add(child);
        }
      }
    }
    return chains;
  }

  /// Names from a direct dependency down to this one, both included; empty when no way is known.
  List<String> to(PackageName name) {
    List<String> chain = new ArrayList<>();
    PackageName at = name;
    PackageName parent = parents.get(at);
    while (parent != null) {
      chain.add(at.normalized());
      if (parent.equals(at)) {
        break;
      }
      at = parent;
      parent = parents.get(at);
    }
    Collections.reverse(chain);
    return chain;
  }
}
