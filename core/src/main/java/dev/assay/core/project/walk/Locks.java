package dev.assay.core.project.walk;

import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Unchecked;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Joins a manifest with the locks that lie beside it.
///
/// An open line of the manifest whose name a lock pins is answered by the lock, and what the
/// manifest asks for is what a lock that does not tell holds directly.
final class Locks {
  private final List<Found> folder;

  private Locks(List<Found> folder) {
    this.folder = folder;
  }

  /// The inputs of one folder, joined.
  static List<Found> join(List<Found> folder) {
    if (folder.size() < 2) {
      return folder;
    }
    Locks locks = new Locks(folder);
    List<Found> joined = new ArrayList<>();
    for (Found found : folder) {
      joined.add(locks.reached(locks.answered(found)));
    }
    return joined;
  }

  private Found answered(Found manifest) {
    Set<PackageName> pinned = new HashSet<>();
    for (Found other : folder) {
      if (locks(other.input(), manifest.input())) {
        other.input().dependencies().forEach(dependency -> pinned.add(dependency.name()));
      }
    }
    if (pinned.isEmpty()) {
      return manifest;
    }
    List<Unchecked> open = new ArrayList<>();
    for (Unchecked item : manifest.input().unchecked()) {
      if (item.unpinned().isEmpty() || !pinned.contains(item.unpinned().get())) {
        open.add(item);
      }
    }
    return manifest.withUnchecked(open);
  }

  private Found reached(Found lock) {
    Set<PackageName> asked = new HashSet<>();
    for (Found other : folder) {
      if (locks(lock.input(), other.input())) {
        other.input().dependencies().forEach(dependency -> asked.add(dependency.name()));
        other.input().unchecked().forEach(item -> item.unpinned().ifPresent(asked::add));
      }
    }
    if (asked.isEmpty()) {
      return lock;
    }
    List<Dependency> reached = new ArrayList<>();
    for (Dependency dependency : lock.input().dependencies()) {
      Reach reach = asked.contains(dependency.name()) ? Reach.DIRECT : Reach.TRANSITIVE;
      boolean untold = dependency.reach() == Reach.UNKNOWN;
      reached.add(untold ? dependency.withReach(reach) : dependency);
    }
    return lock.withDependencies(reached);
  }

  /// Whether one input holds versions for the open lines of the other.
  private static boolean locks(Input lock, Input manifest) {
    return switch (lock.kind()) {
      case POETRY_LOCK, UV_LOCK, PDM_LOCK -> isProject(manifest);
      case PIPFILE_LOCK -> manifest.kind() == InputKind.PIPFILE;
      case PYLOCK -> isProject(manifest) || isSource(manifest);
      case REQUIREMENTS -> isFrozen(lock) && (isProject(manifest) || isSource(manifest));
      case PYPROJECT,
          SETUP_CFG,
          PIPFILE,
          CONDA_ENVIRONMENT,
          ENVIRONMENT,
          WHEEL,
          SDIST,
          SCRIPT,
          SBOM ->
          false;
    };
  }

  private static boolean isProject(Input input) {
    return input.kind() == InputKind.PYPROJECT || input.kind() == InputKind.SETUP_CFG;
  }

  private static boolean isSource(Input input) {
    return input.kind() == InputKind.REQUIREMENTS && input.path().endsWith(".in");
  }

  /// Whether an input leaves nothing open, so that it may stand for a lock.
  static boolean isFrozen(Input input) {
    if (input.dependencies().isEmpty() || isSource(input)) {
      return false;
    }
    for (Unchecked item : input.unchecked()) {
      if (item.unpinned().isPresent()) {
        return false;
      }
    }
    return true;
  }
}
