package dev.assay.core.dossier;

import dev.assay.core.project.Dependency;
import dev.assay.core.verdict.Decision;
import dev.assay.core.version.PackageName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the code of dependencies tells, beside what is known of them.
///
/// @param decisions on findings in code, at their places in it
/// @param abilities what the code of a release can do, where it was read
public record CodeEvidence(List<Decision> decisions, Map<Release, List<String>> abilities) {
  /// Nobody looked.
  public static final CodeEvidence NONE = new CodeEvidence(List.of(), Map.of());

  public CodeEvidence {
    decisions = List.copyOf(decisions);
    abilities = Map.copyOf(abilities);
  }

  /// A release by its name and its version as written.
  public record Release(PackageName name, String version) {
    /// The release of a dependency.
    public static Release of(Dependency dependency) {
      return new Release(dependency.name(), dependency.version());
    }
  }

  Optional<List<String>> of(Dependency dependency) {
    return Optional.ofNullable(abilities.get(Release.of(dependency)));
  }
}
