package dev.assay.core.project.environment;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Kind;
import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Pin;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads one `.dist-info` folder: its metadata, who asked for it (`REQUESTED`, PEP 376), where it
/// came from (`direct_url.json`, PEP 610) and the bills of materials in it (`sboms`, PEP 770).
final class DistInfoReader {
  private final Findings findings;
  private boolean requested;
  private boolean recordsRequests;

  DistInfoReader(Findings findings) {
    this.findings = findings;
  }

  void read(Entry home) {
    new MetadataFile(findings, home.path(), FolderName.ofDistInfo(home.name()))
        .read(home.path() + "/METADATA")
        .ifPresent(dependency -> complete(home, dependency));
  }

  private void complete(Entry home, Dependency dependency) {
    Dependency known = dependency;
    for (Entry file : findings.tree().list(home.path())) {
      switch (file.name()) {
        case "REQUESTED" -> requested = true;
        case "INSTALLER" -> recordsRequests = isRecording(file);
        case "direct_url.json" -> known = withOrigin(known, file);
        case "sboms" -> remarkBills(file, known);
        default -> {}
      }
    }
    findings.add(
        new Distribution(
            requested ? known.withReach(Reach.DIRECT) : known, home.path(), recordsRequests));
  }

  /// Conda and the packagers of distributions write no `REQUESTED`.
  private boolean isRecording(Entry file) {
    if (findings.tree().read(file.path()) instanceof Content.Bytes(byte[] bytes)
        && bytes.length < 64) {
      String installer = new String(bytes, StandardCharsets.UTF_8).strip();
      return installer.equals("pip") || installer.equals("uv");
    }
    return false;
  }

  private Dependency withOrigin(Dependency dependency, Entry file) {
    Location source = findings.at(file.path());
    return switch (findings.tree().read(file.path())) {
      case Content.Bytes(byte[] bytes) ->
          switch (DirectUrl.read(bytes)) {
            case DirectUrl.Reading.Parsed(DirectUrl url) -> on(dependency, url, source);
            case DirectUrl.Reading.Broken(String reason, int line) ->
                unknownOrigin(dependency, reason, new Location(source.file(), line));
          };
      case Content.Absent() -> dependency;
      case Content.Refused(String reason) -> unknownOrigin(dependency, reason, source);
    };
  }

  private Dependency on(Dependency dependency, DirectUrl url, Location source) {
    if (url.pin() == Pin.MUTABLE && !url.url().startsWith("file:")) {
      findings.remark(Remark.Kind.MUTABLE_REFERENCE, url.url(), source, dependency.name());
    }
    return url.on(dependency);
  }

  private Dependency unknownOrigin(Dependency dependency, String reason, Location source) {
    findings.add(
        Unchecked.of("the origin of `" + dependency.name() + "`", reason, source)
            .withHint("install it again"));
    return dependency.withOrigin(Optional.empty());
  }

  private void remarkBills(Entry folder, Dependency dependency) {
    for (Entry file : findings.tree().list(folder.path())) {
      if (file.kind() == Kind.FILE) {
        findings.remark(
            Remark.Kind.EMBEDDED_SBOM, file.name(), findings.at(file.path()), dependency.name());
      }
    }
  }
}
