package dev.assay.core.project.distribution;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Requirement;
import dev.assay.core.version.Requirement.Reading;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The core metadata of a distribution (`METADATA` of a wheel or an installed one, `PKG-INFO` of a
/// source distribution), as far as an audit needs them. Nothing is too broken to be read: what is
/// missing is empty, and of a field that may be given once the first one stands.
///
/// @param requires the `Requires-Dist` lines as written, 10,000 at most
/// @param extras the `Provides-Extra` lines as written
/// @param dynamic the `Dynamic` lines in lower case: the fields that a built wheel may change
/// @param license the free text before `License-Expression` (PEP 639) was there
/// @param faults what is wrong with the metadata, as lower-case phrases
public record CoreMetadata(
    Optional<String> name,
    Optional<String> version,
    List<String> requires,
    List<String> extras,
    List<String> dynamic,
    Optional<String> license,
    Optional<String> licenseExpression,
    List<String> faults) {
  private static final Map<String, String> NO_EXTRA = Map.of("extra", "");

  public CoreMetadata {
    requires = List.copyOf(requires);
    extras = List.copyOf(extras);
    dynamic = List.copyOf(dynamic);
    faults = List.copyOf(faults);
  }

  /// Reads the headers of a metadata file; the description after them is not looked at.
  public static CoreMetadata read(byte[] bytes) {
    return new CoreMetadataParser(bytes).parse();
  }

  /// The same with requirements from elsewhere.
  public CoreMetadata withRequires(List<String> changed) {
    return new CoreMetadata(
        name, version, changed, extras, dynamic, license, licenseExpression, faults);
  }

  /// The names of the distributions that are needed on some platform when no extra is asked for, in
  /// order, each once; lines that are no requirements are left out.
  public List<PackageName> needed() {
    return needed(NO_EXTRA);
  }

  /// The names of the distributions that are needed unless their marker fails in this environment.
  public List<PackageName> needed(Map<String, String> environment) {
    Set<PackageName> names = new LinkedHashSet<>();
    for (String line : requires) {
      if (Requirement.read(line) instanceof Reading.Parsed(Requirement requirement)
          && isNeeded(requirement, environment)) {
        names.add(requirement.name());
      }
    }
    return List.copyOf(names);
  }

  private static boolean isNeeded(Requirement requirement, Map<String, String> environment) {
    return requirement.marker().isEmpty()
        || requirement.marker().get().evaluate(environment).orElse(true);
  }
}
