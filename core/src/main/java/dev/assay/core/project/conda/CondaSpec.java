package dev.assay.core.project.conda;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import java.util.Optional;

/// One line of a conda environment: `name`, `name=version=build`, `name==version`, `channel::name
/// …`.
///
/// @param version where the line fixes one
/// @param build the build string, or empty
record CondaSpec(String name, Optional<String> version, String build) {
  private static final int WHOLE_RELEASE = 3;

  static CondaSpec read(String line) {
    int channel = line.lastIndexOf("::");
    String text = line.substring(channel < 0 ? 0 : channel + 2).strip();
    int end = 0;
    while (end < text.length() && " \t=<>!~[".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String name = text.substring(0, end);
    String rest = text.substring(end).strip();
    if (rest.startsWith("==")) {
      return fixed(name, rest.substring(2), true);
    }
    return rest.startsWith("=")
        ? fixed(name, rest.substring(1), false)
        : fixed(name, rest.replace(' ', '='), true);
  }

  /// With one `=` conda takes the version for a beginning, unless a build is named. Where a whole
  /// release of three numbers stands there, as `conda env export` writes it, that is the version.
  private static CondaSpec fixed(String name, String written, boolean exact) {
    int equals = written.indexOf('=');
    String version = (equals < 0 ? written : written.substring(0, equals)).strip();
    String build = equals < 0 ? "" : written.substring(equals + 1).strip();
    boolean whole = version.split("\\.", -1).length >= WHOLE_RELEASE;
    boolean named = isVersion(version) && (exact || whole || isBuild(build));
    return new CondaSpec(name, named ? Optional.of(version) : Optional.empty(), build);
  }

  private static boolean isBuild(String build) {
    return !build.isEmpty() && build.indexOf('*') < 0;
  }

  private static boolean isVersion(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letter && ".!+-_".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /// Whether this is certainly no Python distribution: the interpreter, a name no distribution may
  /// have, or a version PEP 440 does not know with a build that names no Python.
  boolean isSystemPackage() {
    boolean isName = PackageName.parse(name).isPresent();
    boolean odd = version.filter(text -> Version.parse(text).isEmpty()).isPresent();
    return !isName || name.equals("python") || (odd && !build.contains("py"));
  }
}
