package dev.assay.core.project.walk;

import dev.assay.core.artifact.Location;
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

/// Leaves out requirements files of which another one of the same walk tells every line, because it
/// includes them by `-r`. Of files that include each other the first stays.
final class Inclusions {
  private final Map<Location, Integer> told = new HashMap<>();

  private Inclusions() {}

  static List<Found> without(List<Found> all) {
    Inclusions inclusions = new Inclusions();
    List<Set<Location>> lines = new ArrayList<>();
    for (Found found : all) {
      Set<Location> read = lines(found.input());
      lines.add(read);
      read.forEach(line -> inclusions.told.merge(line, 1, Integer::sum));
    }
    List<Found> kept = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      if (!inclusions.isToldElsewhere(all.get(i).input(), lines.get(i))) {
        kept.addFirst(all.get(i));
      }
    }
    return kept;
  }

  /// Whether each line of the file itself was read for another one too.
  private boolean isToldElsewhere(Input input, Set<Location> read) {
    String own = plain(Location.of(input.path())).file();
    boolean any = false;
    for (Location line : read) {
      if (line.file().equals(own)) {
        any = true;
        if (told.getOrDefault(line, 0) < 2) {
          return false;
        }
      }
    }
    if (any) {
      read.forEach(line -> told.merge(line, -1, Integer::sum));
    }
    return any;
  }

  private static Set<Location> lines(Input input) {
    Set<Location> lines = new HashSet<>();
    if (input.kind() == InputKind.REQUIREMENTS) {
      for (Dependency dependency : input.dependencies()) {
        lines.add(plain(dependency.source()));
      }
      for (Unchecked item : input.unchecked()) {
        lines.add(plain(item.source()));
      }
    }
    return lines;
  }

  /// The place without `.` and, where they can be resolved, `..` parts: includes are told so.
  private static Location plain(Location location) {
    String path = location.file();
    if (!path.startsWith(".") && !path.contains("/.") && !path.contains("//")) {
      return location;
    }
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    String plain = (path.startsWith("/") ? "/" : "") + String.join("/", parts);
    return new Location(plain, location.line());
  }
}
