package dev.assay.core.project.distribution;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a file of a project is by its name: a wheel, a source distribution, or of a format that
/// installers no longer take (an egg, an installer, a package of another system, a dump of what was
/// built).
///
/// @param version none where the name tells none, or is that of another project
public record FileForm(Kind kind, Optional<Version> version) {
  private static final Pattern RELEASE = Pattern.compile("-[^-]*$");

  /// The format.
  public enum Kind {
    WHEEL,
    SDIST,
    OLD
  }

  /// The form of a file on the page of a project.
  public static FileForm of(PackageName project, String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".whl")) {
      return new FileForm(
          Kind.WHEEL,
          ReleaseName.ofWheel(fileName)
              .filter(release -> release.name().equals(project))
              .flatMap(release -> Version.parse(release.version())));
    }
    Optional<String> base = ReleaseName.sdistBase(fileName);
    Optional<Version> version = base.flatMap(it -> rest(project, it)).flatMap(Version::parse);
    if (version.isPresent()) {
      return new FileForm(Kind.SDIST, version);
    }
    Optional<Version> old = rest(project, base.orElse(fileName)).flatMap(it -> old(it, lower));
    return new FileForm(base.isPresent() && old.isEmpty() ? Kind.SDIST : Kind.OLD, old);
  }

  /// What follows the name of the project.
  private static Optional<String> rest(PackageName project, String base) {
    for (int dash = base.indexOf('-'); dash > 0; dash = base.indexOf('-', dash + 1)) {
      if (PackageName.parse(base.substring(0, dash)).filter(project::equals).isPresent()) {
        return Optional.of(base.substring(dash + 1));
      }
    }
    return Optional.empty();
  }

  /// The longest version that what it was built for follows (`1.0.win32-py2.7.exe`,
  /// `1.0-py2.7.egg`, `1.0-1.noarch.rpm`).
  private static Optional<Version> old(String rest, String fileName) {
    String text = rest;
    if (fileName.endsWith(".rpm")) {
      text = RELEASE.matcher(rest).replaceFirst("");
    } else if (fileName.endsWith(".egg")) {
      text = rest.replace('_', '-');
    }
    for (int end = text.length();
        end > 0;
        end = Math.max(text.lastIndexOf('-', end - 1), text.lastIndexOf('.', end - 1))) {
      Optional<Version> version = Version.parse(text.substring(0, end));
      if (version.isPresent()) {
        return version;
      }
    }
    return Optional.empty();
  }
}
