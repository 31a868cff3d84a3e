package dev.assay.core.project.walk;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.InputKind;
import dev.assay.core.version.PackageName;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The folders below a `uv.lock` whose projects it locks too: members of its workspace and folders
/// that are installed as dependencies.
final class Workspaces {
  private static final List<String> SOURCES =
      List.of("source = { editable = \"", "source = { virtual = \"", "source = { directory = \"");

  private final FileTree tree;
  private final Map<String, Set<PackageName>> pinned = new HashMap<>();

  Workspaces(FileTree tree) {
    this.tree = tree;
  }

  /// The names that locks further up pin for the project in a folder.
  Set<PackageName> pinnedFor(String folder) {
    return pinned.getOrDefault(folder, Set.of());
  }

  void note(Found found) {
    String prefix = found.folder().isEmpty() ? "" : found.folder() + "/";
    if (found.input().kind() == InputKind.UV_LOCK
        && tree.read(prefix + "uv.lock") instanceof Content.Bytes(byte[] bytes)) {
      Set<PackageName> names = new HashSet<>();
      for (Dependency dependency : found.input().dependencies()) {
        names.add(dependency.name());
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      for (String source : SOURCES) {
        noteFolders(text, source, prefix, names);
      }
    }
  }

  private void noteFolders(String text, String source, String prefix, Set<PackageName> names) {
    int found = text.indexOf(source);
    while (found >= 0) {
      int start = found + source.length();
      int end = text.indexOf('"', start);
      if (end < 0) {
        return;
      }
      pinned.put(prefix + text.substring(start, end), names);
      found = text.indexOf(source, end);
    }
  }
}
