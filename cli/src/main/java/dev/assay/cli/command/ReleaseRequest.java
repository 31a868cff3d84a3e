package dev.assay.cli.command;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import java.util.Optional;

/// A release of the configured index that the user names: `pypi:NAME` or `pypi:NAME==VERSION`.
///
/// @param shown as the user wrote it
/// @param version the newest one where none is named
record ReleaseRequest(String shown, PackageName name, Optional<Version> version) {
  private static final String PREFIX = "pypi:";

  static boolean isOne(String given) {
    return given.startsWith(PREFIX);
  }

  /// Reads what begins with `pypi:`.
  static Optional<ReleaseRequest> parse(String given) {
    String[] parts = given.substring(PREFIX.length()).split("==", 2);
    Optional<PackageName> name = PackageName.parse(parts[0].strip());
    Optional<Version> version =
        parts.length == 1 ? Optional.empty() : Version.parse(parts[1].strip());
    boolean isMeant = name.isPresent() && (parts.length == 1 || version.isPresent());
    return isMeant ? Optional.of(new ReleaseRequest(given, name.get(), version)) : Optional.empty();
  }

  /// Ends the command where a path on the command line begins like a release and names none.
  static void demand(Iterable<String> paths) {
    for (String path : paths) {
      if (isOne(path) && parse(path).isEmpty()) {
        throw new Stop(
            new Problem.WrongUse(
                "`" + path + "` names no release",
                Optional.of("write `pypi:NAME` or `pypi:NAME==VERSION`")));
      }
    }
  }
}
