package dev.assay.core.project.pyproject;

import dev.assay.core.document.Node;
import dev.assay.core.project.listing.Listing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `[dependency-groups]` (PEP 735): a requirement belongs to its own group and to each that
/// includes it, directly or not. Reads 256 groups at most.
final class GroupTables {
  private static final int MOST = 256;

  private final Map<String, Node> groups = new LinkedHashMap<>();
  private final Map<String, Set<String>> includers = new LinkedHashMap<>();
  private final Listing listing;

  private GroupTables(Listing listing) {
    this.listing = listing;
  }

  static void read(Node root, Listing listing, UvTables uv) {
    GroupTables tables = new GroupTables(listing);
    root.table("dependency-groups").forEach(tables::add);
    tables.groups.forEach(tables::include);
    tables.groups.forEach((name, group) -> tables.ask(name, group, uv));
  }

  private void add(String name, Node group) {
    if (groups.size() == MOST) {
      listing.unchecked(name, "there are more than 256 groups", listing.line(group.line()));
    } else {
      groups.put(normal(name), group);
    }
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
  }

  private void include(String including, Node group) {
    for (Node element : group.values()) {
      element
          .text("include-group")
          .map(GroupTables::normal)
          .ifPresent(
              included ->
                  includers.computeIfAbsent(included, _ -> new LinkedHashSet<>()).add(including));
    }
  }

  private void ask(String name, Node group, UvTables uv) {
    List<String> asking = asking(name);
    List<Node> requirements = new ArrayList<>();
    for (Node element : group.values()) {
      if (element instanceof Node.Table) {
        check(name, element, asking);
      } else {
        requirements.add(element);
      }
    }
    listing.askAll(requirements, ask -> uv.placed(ask).inGroups(asking));
  }

  private void check(String name, Node element, List<String> asking) {
    String included = element.text("include-group").map(GroupTables::normal).orElse("");
    if (!groups.containsKey(included)) {
      listing.unchecked(
          name, "it includes a group that is not there", listing.line(element.line()));
    } else if (asking.contains(included)) {
      listing.unchecked(
          name, "the groups include each other in a circle", listing.line(element.line()));
    }
  }

  /// The group and all that include it.
  private List<String> asking(String name) {
    Set<String> found = new LinkedHashSet<>(Set.of(name));
    Deque<String> open = new ArrayDeque<>(found);
    while (!open.isEmpty()) {
      for (String including : includers.getOrDefault(open.remove(), Set.of())) {
        if (found.add(including)) {
          open.add(including);
        }
      }
    }
    return List.copyOf(found);
  }
}
