package dev.assay.cli.command;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Progress;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.artifact.DiskTree;
import dev.assay.core.artifact.Limits;
import dev.assay.core.project.Input;
import dev.assay.core.project.Projects;
import dev.assay.core.project.Unchecked;
import dev.assay.core.project.walk.ProjectReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the paths that a user gave, each within the repository or folder it lies in.
record Reading(Surroundings surroundings, Progress progress) {

  /// Everything below the paths, in their order.
  Projects read(List<Path> paths) {
    List<Input> inputs = new ArrayList<>();
    List<Unchecked> unchecked = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      if (i > 0) {
        progress.show("reading", i, paths.size());
      }
      Projects found = read(paths.get(i));
      inputs.addAll(found.inputs());
      unchecked.addAll(found.unchecked());
    }
    return new Projects(inputs, unchecked);
  }

  private Projects read(Path given) {
    Path path = surroundings.workingDirectory().resolve(given).normalize();
    if (!Files.exists(path)) {
      throw new Stop(
          new Problem.WrongUse(
              "there is no `" + given + "`",
              Optional.of("give a project folder, a dependency file, an environment or a wheel")));
    }
    Path root = rootOf(path);
    String start = root.relativize(path).toString().replace('\\', '/');
    return ProjectReader.read(DiskTree.open(root, Limits.DEFAULT), start, given.toString());
  }

  /// What a file may include by `-r` and `-c`: the repository it lies in, else its folder.
  private static Path rootOf(Path path) {
    Path folder = Files.isDirectory(path) ? path : path.resolveSibling("");
    for (@Nullable Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return folder;
  }
}
