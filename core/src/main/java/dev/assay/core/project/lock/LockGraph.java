package dev.assay.core.project.lock;

import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.version.PackageName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who needs whom in one lock; gives each package its reach, its groups, the extras asked of it and
/// its edges, by one breadth-first walk for each group.
///
/// Bounded against hostile locks: an edge leads to at most 8 entries of one name, and a package
/// keeps at most 16 groups and 64 extras.
final class LockGraph {
  private static final int MOST_ENTRIES = 8;
  private static final int MOST_GROUPS = 16;
  private static final int MOST_EXTRAS = 64;

  private final List<LockedPackage> packages;
  private final boolean complete;
  private final Map<PackageName, List<Integer>> places = new HashMap<>();
  private final Map<PackageName, Set<String>> extras = new HashMap<>();
  private final List<Set<String>> groups = new ArrayList<>();
  private final BitSet always = new BitSet();
  private final BitSet direct = new BitSet();
  private final BitSet needed = new BitSet();
  private boolean hasEdges;

  private LockGraph(List<LockedPackage> packages, boolean complete) {
    this.packages = packages;
    this.complete = complete;
  }

  /// The dependencies in the order of the lock, without the project's own packages.
  ///
  /// @param complete whether the requests are all there are; if not, a package that no other needs
  ///   is taken for a direct one, and of the others nothing is known
  static List<Dependency> resolve(
      List<LockedPackage> packages, List<Request> requests, boolean complete) {
    LockGraph graph = new LockGraph(packages, complete);
    graph.place();
    graph.collectExtras(requests);
    graph.countNeeds();
    graph.walk(requests);
    return graph.settle();
  }

  private void place() {
    for (int i = 0; i < packages.size(); i++) {
      places.computeIfAbsent(packages.get(i).dependency().name(), _ -> new ArrayList<>()).add(i);
      groups.add(new LinkedHashSet<>());
    }
  }

  private void collectExtras(List<Request> requests) {
    for (Request request : requests) {
      addExtras(request.edge().name(), request.edge().extras());
    }
    for (LockedPackage locked : packages) {
      addExtras(locked.dependency().name(), locked.dependency().extras());
      for (Edge edge : locked.edges()) {
        addExtras(edge.name(), edge.extras());
      }
    }
  }

  private void addExtras(PackageName name, List<String> asked) {
    if (!asked.isEmpty()) {
      Set<String> all = extras.computeIfAbsent(name, _ -> new LinkedHashSet<>());
      for (String extra : asked) {
        if (all.size() < MOST_EXTRAS) {
          all.add(extra);
        }
      }
    }
  }

  private void countNeeds() {
    for (int i = 0; i < packages.size(); i++) {
      BitSet reached = packages.get(i).own() ? direct : needed;
      for (Edge edge : packages.get(i).edges()) {
        for (int target : targets(i, edge)) {
          reached.set(target);
          hasEdges = true;
        }
      }
    }
  }

  /// Entries an edge of a package leads to: none when it rests on extras nobody asks for.
  private List<Integer> targets(int from, Edge edge) {
    PackageName asker = packages.get(from).dependency().name();
    boolean active =
        edge.onlyWith().isEmpty() || asksForAny(extras.getOrDefault(asker, Set.of()), edge);
    return active && !edge.name().equals(asker) ? targets(edge) : List.of();
  }

  private static boolean asksForAny(Set<String> asked, Edge edge) {
    for (String extra : edge.onlyWith()) {
      if (asked.contains(extra)) {
        return true;
      }
    }
    return false;
  }

  private List<Integer> targets(Edge edge) {
    List<Integer> candidates = places.getOrDefault(edge.name(), List.of());
    if (candidates.size() == 1) {
      return candidates;
    }
    List<Integer> first = candidates.subList(0, Math.min(candidates.size(), MOST_ENTRIES));
    if (edge.version().isEmpty()) {
      return first;
    }
    List<Integer> meant = new ArrayList<>();
    for (int candidate : first) {
      if (packages.get(candidate).dependency().version().equals(edge.version().get())) {
        meant.add(candidate);
      }
    }
    return meant;
  }

  private void walk(List<Request> requests) {
    Map<Optional<String>, List<Edge>> byGroup = new LinkedHashMap<>();
    // What is always asked for goes first: no group has to be kept for what it reaches.
    byGroup.put(Optional.empty(), new ArrayList<>());
    for (Request request : requests) {
      byGroup.computeIfAbsent(request.group(), _ -> new ArrayList<>()).add(request.edge());
    }
    byGroup.forEach(this::walk);
  }

  private void walk(Optional<String> group, List<Edge> starts) {
    Deque<Integer> queue = new ArrayDeque<>();
    for (Edge start : starts) {
      for (int target : targets(start)) {
        direct.set(target);
        visit(target, group, queue);
      }
    }
    while (!queue.isEmpty()) {
      int from = queue.remove();
      for (Edge edge : packages.get(from).edges()) {
        for (int target : targets(from, edge)) {
          visit(target, group, queue);
        }
      }
    }
  }

  private void visit(int place, Optional<String> group, Deque<Integer> queue) {
    if (always.get(place)) {
      return;
    }
    if (group.isEmpty()) {
      always.set(place);
      queue.add(place);
    } else if (groups.get(place).size() < MOST_GROUPS && groups.get(place).add(group.get())) {
      queue.add(place);
    }
  }

  private List<Dependency> settle() {
    List<Dependency> settled = new ArrayList<>(packages.size());
    for (int i = 0; i < packages.size(); i++) {
      if (!packages.get(i).own()) {
        settled.add(settle(i));
      }
    }
    return settled;
  }

  private Dependency settle(int place) {
    LockedPackage locked = packages.get(place);
    Dependency known =
        locked
            .dependency()
            .withReach(reach(place))
            .withRequires(requires(place))
            .withExtras(List.copyOf(extras.getOrDefault(locked.dependency().name(), Set.of())));
    return locked.grouped() || always.get(place)
        ? known
        : known.withGroups(List.copyOf(groups.get(place)));
  }

  private Reach reach(int place) {
    if (direct.get(place)) {
      return Reach.DIRECT;
    }
    if (complete) {
      return Reach.TRANSITIVE;
    }
    return hasEdges && !needed.get(place) ? Reach.DIRECT : Reach.UNKNOWN;
  }

  private List<PackageName> requires(int place) {
    Set<PackageName> names = new LinkedHashSet<>();
    for (Edge edge : packages.get(place).edges()) {
      for (int target : targets(place, edge)) {
        if (!packages.get(target).own()) {
          names.add(edge.name());
        }
      }
    }
    return List.copyOf(names);
  }
}
