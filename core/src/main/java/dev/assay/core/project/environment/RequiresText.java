package dev.assay.core.project.environment;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Requirement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The `requires.txt` in which setuptools lists what an egg needs, as sections named by extra and
/// marker.
final class RequiresText {
  private RequiresText() {}

  /// What is needed when no extra is asked for: the lines under no heading, or under one that is
  /// only a marker (`[:python_version < "3"]`).
  static List<PackageName> needed(String text) {
    Set<PackageName> names = new LinkedHashSet<>();
    boolean always = true;
    for (String written : text.lines().toList()) {
      String line = written.strip();
      if (line.startsWith("[")) {
        always = line.startsWith("[:");
      } else if (always
          && Requirement.read(line) instanceof Requirement.Reading.Parsed(Requirement needed)) {
        names.add(needed.name());
      }
    }
    return List.copyOf(names);
  }
}
