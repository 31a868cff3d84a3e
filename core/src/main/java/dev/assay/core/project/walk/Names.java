package dev.assay.core.project.walk;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import java.util.List;
import java.util.Locale;

/// What the path of a file tells of its kind.
final class Names {
  private static final int LONGEST = 512;
  private static final List<String> ARCHIVES =
      List.of(".tar.gz", ".zip", ".tgz", ".tar.bz2", ".tar.xz", ".tar");

  private Names() {}

  /// The last part of a path.
  static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// The folder part of a path, empty at the root.
  static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private static String lower(String path) {
    return last(path).toLowerCase(Locale.ROOT);
  }

  /// `pylock.toml` and `pylock.<name>.toml`, by PEP 751.
  static boolean isPylock(String path) {
    String name = last(path);
    return name.equals("pylock.toml")
        || (name.startsWith("pylock.") && name.endsWith(".toml") && name.length() > 12);
  }

  /// `requirements-dev.txt`, `test-requirements.in`, `requirements/base.txt`, and Rye's
  /// `requirements.lock`; constraints count only where something includes them.
  static boolean isRequirements(String path) {
    String name = lower(path);
    boolean text = name.endsWith(".txt") || name.endsWith(".in");
    if (name.contains("constraint") || !(text || name.endsWith(".lock"))) {
      return false;
    }
    String stem = name.substring(0, name.lastIndexOf('.'));
    return stem.startsWith("requirements")
        || (text && (stem.endsWith("requirements") || isInRequirements(path)));
  }

  private static boolean isInRequirements(String path) {
    return lower(folder(path)).equals("requirements");
  }

  static boolean isCondaEnvironment(String path) {
    String name = lower(path);
    return (name.endsWith(".yml") || name.endsWith(".yaml"))
        && (name.startsWith("env") || name.startsWith("conda") || name.contains("environment"));
  }

  static boolean isBillOfMaterials(String path) {
    String name = lower(path);
    return (name.endsWith(".json") || name.endsWith(".xml"))
        && (name.contains("bom") || name.contains("cdx") || name.contains("cyclonedx"));
  }

  static boolean isWheel(String path) {
    return lower(path).endsWith(".whl");
  }

  static boolean isScript(String path) {
    return path.endsWith(".py");
  }

  /// An archive called `name-version`.
  static boolean isSdist(String path) {
    String name = last(path);
    for (String suffix : ARCHIVES) {
      if (name.length() < LONGEST && name.endsWith(suffix)) {
        return isRelease(name.substring(0, name.length() - suffix.length()));
      }
    }
    return false;
  }

  private static boolean isRelease(String stem) {
    for (int dash = stem.indexOf('-'); dash > 0; dash = stem.indexOf('-', dash + 1)) {
      if (Version.parse(stem.substring(dash + 1)).isPresent()) {
        return PackageName.parse(stem.substring(0, dash)).isPresent();
      }
    }
    return false;
  }
}
