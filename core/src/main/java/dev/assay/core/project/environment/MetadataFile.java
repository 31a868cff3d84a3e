package dev.assay.core.project.environment;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Unchecked;
import dev.assay.core.project.distribution.CoreMetadata;
import dev.assay.core.version.PackageName;
import java.util.List;
import java.util.Optional;

/// Reads the metadata of one installed distribution; what they do not state, the name of its folder
/// does.
///
/// @param home the path of the `.dist-info`, `.egg-info` or `.egg`
/// @param stated what the name of that folder states
record MetadataFile(Findings findings, String home, Optional<FolderName> stated) {
  private static final CoreMetadata NOTHING = CoreMetadata.read(new byte[0]);

  /// The distribution by the metadata at `path`; empty, and a reason among what is unchecked, when
  /// neither they nor the folder tell its name and version.
  Optional<Dependency> read(String path) {
    return switch (findings.tree().read(path)) {
      case Content.Bytes(byte[] bytes) -> of(CoreMetadata.read(bytes), path);
      case Content.Absent() -> of(NOTHING, findings.at(home));
      case Content.Refused(String reason) -> {
        uncheck(reason, findings.at(path));
        yield of(NOTHING, findings.at(home));
      }
    };
  }

  /// The distribution by the name of its folder alone.
  Optional<Dependency> read() {
    return of(NOTHING, findings.at(home));
  }

  private Optional<Dependency> of(CoreMetadata metadata, String path) {
    Location source = findings.at(path);
    for (String fault : metadata.faults()) {
      uncheck(fault, source);
    }
    Optional<Dependency> found = of(metadata, source);
    if (found.isPresent() && (nameOf(metadata).isEmpty() || versionOf(metadata).isEmpty())) {
      uncheck("its metadata state no name or no version; its folder was believed", source);
    }
    return found;
  }

  private Optional<Dependency> of(CoreMetadata metadata, Location source) {
    Optional<PackageName> name = nameOf(metadata).or(() -> stated.map(FolderName::name));
    Optional<String> version = versionOf(metadata).or(() -> stated.flatMap(FolderName::version));
    if (name.isEmpty() || version.isEmpty()) {
      uncheck("no name or no version is stated", source);
      return Optional.empty();
    }
    return Optional.of(installed(name.get(), version.get(), source, metadata.needed()));
  }

  private static Optional<PackageName> nameOf(CoreMetadata metadata) {
    return metadata.name().flatMap(PackageName::parse);
  }

  private static Optional<String> versionOf(CoreMetadata metadata) {
    return metadata.version().filter(text -> !text.isEmpty());
  }

  static Dependency installed(
      PackageName name, String version, Location source, List<PackageName> needed) {
    return Dependency.of(name, version, source).withPin(Dependency.Pin.FOUND).withRequires(needed);
  }

  private void uncheck(String reason, Location source) {
    String what = home.substring(home.lastIndexOf('/') + 1);
    findings.add(
        Unchecked.of(what, reason, source).withHint("remove the folder or install it again"));
  }
}
