package dev.assay.core.project.requirements;

import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Pin;
import dev.assay.core.project.Input;
import dev.assay.core.project.Remark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts the pins of each file that fix no bytes though pip could check them.
final class Unhashed {
  private final Location first;
  private int pins;

  private Unhashed(Location first) {
    this.first = first;
  }

  /// The input with one remark for each file that has such pins, at the first of them.
  static Input remarked(Input input) {
    Map<String, Unhashed> files = new LinkedHashMap<>();
    Map<String, Integer> all = new LinkedHashMap<>();
    for (Dependency dependency : input.dependencies()) {
      String file = dependency.source().file();
      all.merge(file, 1, Integer::sum);
      if (dependency.pin() == Pin.EXACT) {
        files.computeIfAbsent(file, _ -> new Unhashed(dependency.source())).pins++;
      }
    }
    List<Remark> remarks = new ArrayList<>(input.remarks());
    files.forEach(
        (file, unhashed) ->
            remarks.add(
                Remark.of(
                    Remark.Kind.UNHASHED,
                    unhashed.pins + " of " + all.getOrDefault(file, 0),
                    unhashed.first)));
    return new Input(
        input.path(),
        input.kind(),
        input.project(),
        input.dependencies(),
        remarks,
        input.unchecked());
  }
}
