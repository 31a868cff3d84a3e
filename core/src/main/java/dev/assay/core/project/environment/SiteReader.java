package dev.assay.core.project.environment;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Kind;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import dev.assay.core.version.PackageName;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Reads the distributions that lie in site-packages folders, in every form there has been.
final class SiteReader {
  private final Findings findings;
  private final Set<String> seen = new HashSet<>();

  SiteReader(Findings findings) {
    this.findings = findings;
  }

  /// Reads one folder; what was seen under the same name and Python before, as through a link from
  /// `lib64` to `lib`, is not read again.
  void read(String folder) {
    int python = folder.lastIndexOf('/', folder.lastIndexOf('/') - 1);
    String tail = folder.substring(python + 1);
    for (Entry entry : findings.tree().list(folder)) {
      if (isOfInterest(entry.name()) && seen.add(tail + "/" + entry.name())) {
        read(entry);
      }
    }
  }

  private static boolean isOfInterest(String name) {
    return name.endsWith(".dist-info")
        || name.endsWith(".egg-info")
        || name.endsWith(".egg")
        || name.endsWith(".egg-link")
        || name.endsWith(".libs");
  }

  private void read(Entry entry) {
    String name = entry.name();
    boolean folder = SiteFolders.isFolder(entry);
    if (name.startsWith("~")) {
      uncheck(entry, "what an interrupted installation left", "remove the folder");
    } else if (entry.kind() == Kind.DEAD_LINK || entry.kind() == Kind.OTHER) {
      uncheck(entry, "a link that leads out of the environment or nowhere", "install it again");
    } else if (name.endsWith(".dist-info") && folder) {
      new DistInfoReader(findings).read(entry);
    } else if (name.endsWith(".egg-info")) {
      readEgg(entry, folder ? entry.path() : "", entry.path());
    } else if (name.endsWith(".egg")) {
      readEgg(entry, folder ? entry.path() + "/EGG-INFO" : "", "");
    } else if (name.endsWith(".egg-link")) {
      readLink(entry);
    } else if (name.endsWith(".libs") && folder) {
      remarkLibraries(entry);
    }
  }

  /// @param folder where `PKG-INFO` lies; empty: there is no folder
  /// @param file the metadata themselves where there is no folder; empty: only the name tells
  private void readEgg(Entry entry, String folder, String file) {
    MetadataFile metadata =
        new MetadataFile(findings, entry.path(), FolderName.ofEgg(entry.name()));
    Optional<Dependency> found;
    if (folder.isEmpty()) {
      found = file.isEmpty() ? metadata.read() : metadata.read(file);
    } else {
      found = metadata.read(folder + "/PKG-INFO").map(egg -> withNeeds(egg, folder));
    }
    found.ifPresent(egg -> findings.add(new Distribution(egg, entry.path(), false)));
  }

  private Dependency withNeeds(Dependency egg, String folder) {
    return egg.requires().isEmpty()
            && findings.tree().read(folder + "/requires.txt") instanceof Content.Bytes(byte[] text)
        ? egg.withRequires(RequiresText.needed(new String(text, StandardCharsets.UTF_8)))
        : egg;
  }

  /// `setup.py develop` leaves a file that names the folder of the project, which lies elsewhere.
  private void readLink(Entry entry) {
    String stem = entry.name().substring(0, entry.name().length() - ".egg-link".length());
    findings.add(
        Unchecked.of(
                stem,
                "installed from a folder outside the environment, which holds its version",
                findings.at(entry.path()))
            .withHint("audit that folder too"));
  }

  private void remarkLibraries(Entry folder) {
    String stem = folder.name().substring(0, folder.name().length() - ".libs".length());
    Optional<PackageName> about = PackageName.parse(stem);
    if (about.isEmpty()) {
      return;
    }
    for (Entry file : findings.tree().list(folder.path())) {
      if (file.kind() == Kind.FILE) {
        String detail = folder.name() + "/" + file.name();
        findings.remark(Remark.Kind.NATIVE_LIBRARY, detail, findings.at(file.path()), about.get());
      }
    }
  }

  private void uncheck(Entry entry, String reason, String hint) {
    findings.add(Unchecked.of(entry.name(), reason, findings.at(entry.path())).withHint(hint));
  }
}
