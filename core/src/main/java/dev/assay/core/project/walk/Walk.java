package dev.assay.core.project.walk;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Gap;
import dev.assay.core.artifact.FileTree.Kind;
import dev.assay.core.artifact.Limits;
import dev.assay.core.artifact.Location;
import dev.assay.core.project.Input;
import dev.assay.core.project.Naming;
import dev.assay.core.project.Projects;
import dev.assay.core.project.Unchecked;
import dev.assay.core.project.environment.Environment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Walks a folder: its files by name, then its folders by name. Links to folders are not followed,
/// for what they lead to is walked under its own path.
final class Walk {
  private static final int DEEPEST = Limits.DEFAULT.depth();

  private final FileTree tree;
  private final Naming naming;
  private final Set<String> installed = new HashSet<>();
  private final List<Found> inputs = new ArrayList<>();
  private final List<Configuration.Placed> configuration = new ArrayList<>();
  private final List<Unchecked> unchecked = new ArrayList<>();

  private Walk(FileTree tree, Naming naming) {
    this.tree = tree;
    this.naming = naming;
  }

  /// All inputs at and below a folder.
  static Projects read(FileTree tree, Naming naming) {
    Walk walk = new Walk(tree, naming);
    walk.folder(naming.start(), 0);
    for (Gap gap : tree.gaps()) {
      walk.uncheck(gap.path(), gap.reason());
    }
    List<Found> kept = Configuration.remarked(Inclusions.without(walk.inputs), walk.configuration);
    return new Projects(kept.stream().map(Found::input).toList(), walk.unchecked);
  }

  private void folder(String path, int depth) {
    if (depth > DEEPEST) {
      uncheck(path, "more than " + DEEPEST + " folders deep");
      return;
    }
    List<Entry> entries = tree.list(path);
    FolderReader reader = new FolderReader(tree, naming, path);
    environment(path, entries).ifPresent(reader::add);
    for (Entry entry : entries) {
      file(entry, reader);
    }
    inputs.addAll(reader.joined());
    configuration.addAll(reader.configuration());
    unchecked.addAll(reader.unchecked());
    if (!installed.contains(path)) {
      for (Entry entry : entries) {
        if (entry.kind() == Kind.DIRECTORY && isWalked(entry)) {
          folder(entry.path(), depth + 1);
        }
      }
    }
  }

  private Optional<Input> environment(String path, List<Entry> entries) {
    Optional<Environment> found = Environment.find(tree, path, naming.of(path), entries);
    found.ifPresent(environment -> installed.addAll(environment.ownFolders()));
    return found.map(Environment::read);
  }

  private static void file(Entry entry, FolderReader reader) {
    switch (entry.kind()) {
      case FILE -> reader.file(entry);
      case DEAD_LINK -> reader.dead(entry, "a link that leads out of the project or nowhere");
      case OTHER -> reader.dead(entry, "no regular file");
      case DIRECTORY, LINK -> {
        // Folders are walked after the files.
      }
    }
  }

  /// What version control, caches and other ecosystems keep is no part of the project.
  private boolean isWalked(Entry folder) {
    return switch (folder.name()) {
      case ".git",
          ".hg",
          ".svn",
          "node_modules",
          "__pycache__",
          ".tox",
          ".nox",
          ".mypy_cache",
          ".ruff_cache",
          ".pytest_cache" ->
          false;
      default -> !installed.contains(folder.path());
    };
  }

  private void uncheck(String path, String reason) {
    String shown = naming.covers(path) ? naming.of(path) : path;
    unchecked.add(Unchecked.of(shown, reason, Location.of(shown)));
  }
}
