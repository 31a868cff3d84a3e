package dev.assay.core.project.walk;

import dev.assay.core.artifact.Location;
import dev.assay.core.project.Remark;
import java.util.ArrayList;
import java.util.List;

/// Configuration of pip, uv and Assay that came with a project and is not obeyed by itself.
final class Configuration {
  private Configuration() {}

  static boolean isName(String name) {
    return switch (name) {
      case "pip.conf", "pip.ini", "uv.toml", ".pypirc", "assay.toml" -> true;
      default -> false;
    };
  }

  static Remark remark(String detail, String shown) {
    return Remark.of(Remark.Kind.UNTRUSTED_CONFIGURATION, detail, Location.of(shown));
  }

  /// Gives each remark to the first input of its folder, else of the nearest folder above, else to
  /// the first of all; without inputs there is nothing that it could mislead.
  static List<Found> remarked(List<Found> inputs, List<Placed> remarks) {
    List<Found> remarked = new ArrayList<>(inputs);
    for (Placed placed : remarks) {
      int at = nearest(remarked, placed.folder());
      if (at >= 0) {
        Found found = remarked.get(at);
        List<Remark> more = new ArrayList<>(found.input().remarks());
        more.add(placed.remark());
        remarked.set(at, found.withRemarks(more));
      }
    }
    return remarked;
  }

  private static int nearest(List<Found> inputs, String folder) {
    int best = inputs.isEmpty() ? -1 : 0;
    int length = -1;
    for (int i = 0; i < inputs.size(); i++) {
      String candidate = inputs.get(i).folder();
      if (candidate.length() > length && isAbove(candidate, folder)) {
        best = i;
        length = candidate.length();
      }
    }
    return best;
  }

  private static boolean isAbove(String candidate, String folder) {
    return candidate.isEmpty() || candidate.equals(folder) || folder.startsWith(candidate + "/");
  }

  /// A remark and the folder of the tree it was made in.
  record Placed(String folder, Remark remark) {}
}
