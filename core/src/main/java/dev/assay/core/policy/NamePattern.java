package dev.assay.core.policy;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.SpecifierSet;
import dev.assay.core.version.Version;
import java.util.Optional;

/// A project (`acme`), all with a prefix (`acme-*`), or some of its releases (`acme>=2,<3`).
///
/// @param name normalised, without the `*` of a prefix
/// @param versions the only ones meant; empty: all
public record NamePattern(String name, boolean prefix, Optional<SpecifierSet> versions) {

  /// The pattern of a text; none when it is neither name, prefix nor release.
  public static Optional<NamePattern> parse(String text) {
    String trimmed = text.strip();
    if (trimmed.endsWith("*")) {
      String start = trimmed.substring(0, trimmed.length() - 1);
      String bare = start.replaceFirst("[-_.]+$", "");
      return PackageName.parse(bare)
          .map(
              name ->
                  new NamePattern(
                      name.normalized() + (bare.equals(start) ? "" : "-"), true, Optional.empty()));
    }
    int end = 0;
    while (end < trimmed.length() && "<>=!~ ".indexOf(trimmed.charAt(end)) < 0) {
      end++;
    }
    Optional<PackageName> name = PackageName.parse(trimmed.substring(0, end));
    String range = trimmed.substring(end).strip();
    if (range.isEmpty()) {
      return name.map(it -> new NamePattern(it.normalized(), false, Optional.empty()));
    }
    Optional<SpecifierSet> versions = SpecifierSet.parse(range);
    return versions.isEmpty()
        ? Optional.empty()
        : name.map(it -> new NamePattern(it.normalized(), false, versions));
  }

  /// Whether all releases of a project are meant.
  public boolean matches(PackageName project) {
    return versions.isEmpty() && isNamed(project);
  }

  /// Whether a release is meant. A version that cannot be ordered is in no range.
  public boolean matches(PackageName project, String version) {
    return isNamed(project)
        && (versions.isEmpty()
            || Version.parse(version).filter(it -> versions.get().contains(it, true)).isPresent());
  }

  private boolean isNamed(PackageName project) {
    return prefix ? project.normalized().startsWith(name) : project.normalized().equals(name);
  }

  @Override
  public String toString() {
    return name + (prefix ? "*" : "") + versions.map(SpecifierSet::toString).orElse("");
  }
}
