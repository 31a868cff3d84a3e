package dev.assay.core.project.walk;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Kind;
import dev.assay.core.project.Input;
import dev.assay.core.project.Naming;
import dev.assay.core.project.Projects;
import java.util.ArrayList;
import java.util.List;

/// What lies in a source distribution besides its metadata.
final class SourceArchive {
  private SourceArchive() {}

  /// Whether pip could install it, so that it is more than an archive with a version in its name.
  static boolean isPackage(FileTree files) {
    List<Entry> top = files.list("");
    if (hasProjectFile(top)) {
      return true;
    }
    for (Entry entry : top) {
      if (entry.kind() == Kind.DIRECTORY && hasProjectFile(files.list(entry.path()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasProjectFile(List<Entry> entries) {
    for (Entry entry : entries) {
      switch (entry.name()) {
        case "PKG-INFO", "setup.py", "pyproject.toml", "setup.cfg" -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  /// The inputs in it that hold pins. Open lines in a source distribution are no requests of the
  /// user; what it needs stands in its metadata.
  static List<Input> pinned(FileTree files, String shown) {
    Projects inside = Walk.read(files, new Naming("", shown));
    List<Input> pinned = new ArrayList<>();
    for (Input input : inside.inputs()) {
      if (!input.dependencies().isEmpty()) {
        pinned.add(input);
      }
    }
    return pinned;
  }
}
