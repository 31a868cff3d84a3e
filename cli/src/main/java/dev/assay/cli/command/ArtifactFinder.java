package dev.assay.cli.command;

import dev.assay.core.Artifact;
import dev.assay.core.artifact.DiskTree;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Kind;
import dev.assay.core.artifact.Limits;
import dev.assay.core.code.InstalledFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds the artifacts that a path means: itself, or all that a folder holds.
final class ArtifactFinder {
  private static final Limits LIMITS = Limits.DEFAULT;
  private static final Set<String> PROJECT_FILES =
      Set.of("setup.py", "pyproject.toml", "setup.cfg", "PKG-INFO", "__init__.py", "Pipfile");
  private static final Set<String> CODE = Set.of("py", "pyw", "pyc", "pth", "ipynb", "pyz");

  private final Path workingDirectory;

  ArtifactFinder(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  /// The artifacts of a path as the user gave it, in the order of their paths.
  List<Found> find(String given) {
    Path path = workingDirectory.resolve(given).normalize();
    if (!Files.isDirectory(path)) {
      return List.of(file(path, given));
    }
    List<Found> found = new ArrayList<>();
    FileTree tree = DiskTree.open(path, LIMITS);
    walk(tree, path, "", given, found);
    return found.isEmpty() ? List.of(folder(path, given)) : found;
  }

  /// A path as one artifact, whatever a folder holds.
  Found one(String given) {
    Path path = workingDirectory.resolve(given).normalize();
    return Files.isDirectory(path) ? folder(path, given) : file(path, given);
  }

  private static Found file(Path path, String shown) {
    return Found.local(
        shown,
        () -> {
          Path folder = path.toAbsolutePath().getParent();
          FileTree tree = DiskTree.open(folder == null ? path : folder, LIMITS);
          return Artifact.open(tree, path.getFileName().toString(), shown);
        });
  }

  private static Found folder(Path path, String shown) {
    return Found.local(
        shown,
        () -> new Artifact.Reading.Opened(Artifact.ofFolder(DiskTree.open(path, LIMITS), shown)));
  }

  private void walk(FileTree tree, Path root, String folder, String given, List<Found> found) {
    List<Entry> entries = tree.list(folder);
    String shown = shown(given, folder);
    List<Entry> installed = entries.stream().filter(ArtifactFinder::isDistInfo).toList();
    if (installed.size() > 1) {
      installed.forEach(entry -> found.add(distribution(root, entry.path(), shown)));
      return;
    }
    boolean holdsArchives = entries.stream().anyMatch(ArtifactFinder::isArchive);
    boolean holdsCode = entries.stream().anyMatch(ArtifactFinder::isCode);
    boolean isProject = entries.stream().anyMatch(it -> PROJECT_FILES.contains(it.name()));
    if (isProject || !installed.isEmpty() || (holdsCode && !holdsArchives)) {
      found.add(folder(folder.isEmpty() ? root : root.resolve(folder), shown));
      return;
    }
    for (Entry entry : entries) {
      if (entry.kind() == Kind.DIRECTORY) {
        walk(tree, root, entry.path(), given, found);
      } else if (isArchive(entry) || isCode(entry)) {
        String name = shown(given, entry.path());
        found.add(
            Found.local(
                name, () -> Artifact.open(DiskTree.open(root, LIMITS), entry.path(), name)));
      }
    }
  }

  private static Found distribution(Path root, String distInfo, String shown) {
    String name = shown(shown, distInfo.substring(distInfo.lastIndexOf('/') + 1));
    return Found.local(
        name,
        () -> {
          FileTree files = new InstalledFiles(DiskTree.open(root, LIMITS), distInfo);
          return new Artifact.Reading.Opened(Artifact.ofFolder(files, name));
        });
  }

  private static String shown(String given, String path) {
    if (path.isEmpty()) {
      return given;
    }
    return given.endsWith("/") ? given + path : given + "/" + path;
  }

  private static boolean isDistInfo(Entry entry) {
    return entry.kind() == Kind.DIRECTORY && entry.name().endsWith(".dist-info");
  }

  private static boolean isArchive(Entry entry) {
    return entry.kind() == Kind.FILE && Artifact.isArchive(entry.name());
  }

  private static boolean isCode(Entry entry) {
    int dot = entry.name().lastIndexOf('.');
    return entry.kind() == Kind.FILE && CODE.contains(entry.name().substring(dot + 1));
  }
}
