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
import java.util.Optional;
import java.util.Set;

/// Joins the manifests of one folder with the locks beside them.
///
/// An open line of a manifest whose name a lock pins is answered by the lock, and what the manifest
/// asks for is what a lock that does not tell holds directly.
final class Locks {
  private final Side project = new Side(new HashSet<>(), new HashSet<>());
  private final Side source = new Side(new HashSet<>(), new HashSet<>());
  private final Side pipfile = new Side(new HashSet<>(), new HashSet<>());

  private Locks() {}

  /// What the manifests of one sort ask for, and what the locks that answer them pin.
  private record Side(Set<PackageName> asked, Set<PackageName> pinned) {}

  /// The inputs of one folder, joined.
  ///
  /// @param pinned names that a lock further up pins for the project of this folder
  static List<Found> join(List<Found> folder, Set<PackageName> pinned) {
    Locks locks = new Locks();
    locks.project.pinned().addAll(pinned);
    for (Found found : folder) {
      locks.note(found.input());
    }
    List<Found> joined = new ArrayList<>();
    for (Found found : folder) {
      joined.add(locks.reached(locks.answered(found)));
    }
    return joined;
  }

  private void note(Input input) {
    manifest(input).ifPresent(side -> noteAsked(input, side.asked()));
    for (Side side : locked(input)) {
      for (Dependency dependency : input.dependencies()) {
        side.pinned().add(dependency.name());
      }
    }
  }

  private static void noteAsked(Input input, Set<PackageName> asked) {
    for (Dependency dependency : input.dependencies()) {
      asked.add(dependency.name());
    }
    for (Unchecked item : input.unchecked()) {
      item.unpinned().ifPresent(asked::add);
    }
  }

  private Found answered(Found found) {
    Optional<Side> side = manifest(found.input());
    if (side.isEmpty() || side.get().pinned().isEmpty()) {
      return found;
    }
    List<Unchecked> open = new ArrayList<>();
    for (Unchecked item : found.input().unchecked()) {
      if (item.unpinned().isEmpty() || !side.get().pinned().contains(item.unpinned().get())) {
        open.add(item);
      }
    }
    return found.withUnchecked(open);
  }

  private Found reached(Found found) {
    Set<PackageName> asked = new HashSet<>();
    for (Side side : locked(found.input())) {
      asked.addAll(side.asked());
    }
    if (asked.isEmpty()) {
      return found;
    }
    List<Dependency> reached = new ArrayList<>();
    for (Dependency dependency : found.input().dependencies()) {
      Reach reach = asked.contains(dependency.name()) ? Reach.DIRECT : Reach.TRANSITIVE;
      boolean untold = dependency.reach() == Reach.UNKNOWN;
      reached.add(untold ? dependency.withReach(reach) : dependency);
    }
    return found.withDependencies(reached);
  }

  /// The side on which an input asks.
  private Optional<Side> manifest(Input input) {
    return switch (input.kind()) {
      case PYPROJECT, SETUP_CFG -> Optional.of(project);
      case PIPFILE -> Optional.of(pipfile);
      case REQUIREMENTS -> isSource(input) ? Optional.of(source) : Optional.empty();
      case POETRY_LOCK,
          UV_LOCK,
          PDM_LOCK,
          PIPFILE_LOCK,
          PYLOCK,
          CONDA_ENVIRONMENT,
          ENVIRONMENT,
          WHEEL,
          SDIST,
          SCRIPT,
          SBOM ->
          Optional.empty();
    };
  }

  /// The sides that an input answers.
  private List<Side> locked(Input input) {
    return switch (input.kind()) {
      case POETRY_LOCK, UV_LOCK, PDM_LOCK -> List.of(project);
      case PIPFILE_LOCK -> List.of(pipfile);
      case PYLOCK -> List.of(project, source);
      case REQUIREMENTS -> isFrozen(input) ? List.of(project, source) : List.of();
      case PYPROJECT,
          SETUP_CFG,
          PIPFILE,
          CONDA_ENVIRONMENT,
          ENVIRONMENT,
          WHEEL,
          SDIST,
          SCRIPT,
          SBOM ->
          List.of();
    };
  }

  private static boolean isSource(Input input) {
    return input.kind() == InputKind.REQUIREMENTS && input.path().endsWith(".in");
  }

  /// Whether a requirements file leaves nothing open, so that it may stand for a lock.
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
