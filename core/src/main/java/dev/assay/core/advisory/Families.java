package dev.assay.core.advisory;

import dev.assay.core.fact.AdvisoryMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Unites the records that tell of one thing: those that share an id or an alias, directly or
/// through others.
public final class Families {
  private Families() {}

  /// The matches of one dependency, grouped; groups and members in the order they came.
  public static List<List<AdvisoryMatch>> group(List<AdvisoryMatch> matches) {
    int[] parents = new int[matches.size()];
    Map<String, Integer> holders = new HashMap<>();
    for (int i = 0; i < parents.length; i++) {
      parents[i] = i;
      for (String id : ids(matches.get(i)).toList()) {
        Integer other = holders.putIfAbsent(id, i);
        if (other != null) {
          int left = root(parents, other);
          int right = root(parents, i);
          parents[Math.max(left, right)] = Math.min(left, right);
        }
      }
    }
    Map<Integer, List<AdvisoryMatch>> groups = new LinkedHashMap<>();
    for (int i = 0; i < parents.length; i++) {
      groups.computeIfAbsent(root(parents, i), _ -> new ArrayList<>()).add(matches.get(i));
    }
    return List.copyOf(groups.values());
  }

  private static Stream<String> ids(AdvisoryMatch match) {
    return Stream.concat(Stream.of(match.advisory().id()), match.advisory().aliases().stream());
  }

  private static int root(int[] parents, int at) {
    int root = at;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }
}
