package dev.assay.attestation;

import dev.assay.core.project.distribution.ReleaseName;
import dev.assay.core.version.Version;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The file name of a distribution in the one form that PEP 740 compares: name by PEP 503, version
/// by PEP 440, compressed tags of wheels (PEP 425) in order.
record SubjectName(
    String name, Version version, String build, List<List<String>> tags, String ending) {
  private static final List<String> SDISTS = List.of(".tar.gz", ".zip");

  static Optional<SubjectName> of(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".whl")) {
      return ReleaseName.ofWheel(fileName)
          .flatMap(
              release -> wheel(release, lower.substring(0, lower.length() - 4).split("-", -1)));
    }
    return SDISTS.stream()
        .filter(lower::endsWith)
        .findFirst()
        .flatMap(
            ending ->
                ReleaseName.ofSdist(fileName)
                    .flatMap(release -> of(release, "", List.of(), ending)));
  }

  private static Optional<SubjectName> wheel(ReleaseName release, String[] parts) {
    int length = parts.length;
    List<List<String>> tags =
        Stream.of(parts[length - 3], parts[length - 2], parts[length - 1])
            .map(tag -> Stream.of(tag.split("\\.", -1)).sorted().toList())
            .toList();
    return of(release, length == 6 ? parts[2] : "", tags, ".whl");
  }

  private static Optional<SubjectName> of(
      ReleaseName release, String build, List<List<String>> tags, String ending) {
    return Version.parse(release.version())
        .map(version -> new SubjectName(release.name().normalized(), version, build, tags, ending));
  }
}
