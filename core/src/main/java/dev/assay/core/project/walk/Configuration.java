package dev.assay.core.project.walk;

import dev.assay.core.artifact.Location;
import dev.assay.core.project.Remark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Configuration of pip, uv and Assay that came with a project.
final class Configuration {
  private Configuration() {}

  static boolean isName(String name) {
    return switch (name) {
      case "pip.conf", "pip.ini", "uv.toml", ".pypirc", "assay.toml" -> true;
      default -> false;
    };
  }

  static Remark remark(String detail, String shown) {
    boolean policy = detail.equals("assay.toml") || detail.equals("[tool.assay]");
    return Remark.of(
        policy ? Remark.Kind.PROJECT_POLICY : Remark.Kind.UNTRUSTED_CONFIGURATION,
        detail,
        Location.of(shown));
  }

  /// Gives each remark to the first input of its folder, else of the nearest folder above, else to
  /// the first of all; without inputs there is nothing that it could mislead.
  static List<Found> remarked(List<Found> inputs, List<Placed> remarks) {
    Map<String, Integer> firsts = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      firsts.putIfAbsent(inputs.get(i).folder(), i);
    }
    Map<Integer, List<Remark>> byInput = new HashMap<>();
    for (Placed placed : remarks) {
      int at = nearest(firsts, placed.folder());
      byInput.computeIfAbsent(at, _ -> new ArrayList<>()).add(placed.remark());
    }
    List<Found> remarked = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      remarked.add(inputs.get(i).withMoreRemarks(byInput.getOrDefault(i, List.of())));
    }
    return remarked;
  }

  private static int nearest(Map<String, Integer> firsts, String folder) {
    String at = folder;
    while (!at.isEmpty()) {
      Integer found = firsts.get(at);
      if (found != null) {
        return found;
      }
      at = Names.folder(at);
    }
    return firsts.getOrDefault("", 0);
  }

  /// A remark and the folder of the tree it was made in.
  record Placed(String folder, Remark remark) {}
}
