package dev.assay.core.project.walk;

import dev.assay.core.project.Dependency;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Unchecked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Leaves out requirements files that another one of the same walk includes by `-r`: they were read
/// there. Of files that include each other the first stays.
final class Inclusions {
  private final Map<String, Set<String>> included = new HashMap<>();

  private Inclusions() {}

  static List<Found> without(List<Found> all) {
    Inclusions inclusions = new Inclusions();
    for (Found found : all) {
      inclusions.note(found.input());
    }
    Set<String> gone = inclusions.redundant();
    List<Found> kept = new ArrayList<>();
    for (Found found : all) {
      if (!gone.contains(found.input().path())) {
        kept.add(found);
      }
    }
    return kept;
  }

  private void note(Input input) {
    if (input.kind() != InputKind.REQUIREMENTS) {
      return;
    }
    Set<String> files = new HashSet<>();
    for (Dependency dependency : input.dependencies()) {
      files.add(dependency.source().file());
    }
    for (Unchecked item : input.unchecked()) {
      files.add(item.source().file());
    }
    files.remove(input.path());
    included.put(input.path(), files);
  }

  private Set<String> redundant() {
    Set<String> gone = new HashSet<>();
    for (Map.Entry<String, Set<String>> including : included.entrySet()) {
      for (String file : including.getValue()) {
        Set<String> back = included.get(file);
        if (back != null && !staysBefore(file, including.getKey(), back)) {
          gone.add(file);
        }
      }
    }
    return gone;
  }

  /// Of two files that include each other, the one that comes first by its path stays.
  private static boolean staysBefore(String file, String including, Set<String> back) {
    return back.contains(including) && file.compareTo(including) < 0;
  }
}
