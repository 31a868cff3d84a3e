package dev.assay.core.project.environment;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.Location;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Unchecked;
import java.util.List;

/// Reads what is installed in a folder: a virtual environment, a Python of its own, a conda
/// environment, a bare site-packages or the target of `pip install --target`.
public final class EnvironmentReader {
  private EnvironmentReader() {}

  /// Reads the environment at `path`, which the user would call `shown`.
  public static Input read(FileTree tree, String path, String shown) {
    List<Entry> entries = tree.list(path);
    return Environment.find(tree, path, shown, entries)
        .map(Environment::read)
        .orElseGet(() -> nothing(shown));
  }

  private static Input nothing(String shown) {
    Unchecked reason =
        Unchecked.of(shown, "no Python packages are installed in it", Location.of(shown))
            .withHint("give the folder that holds `pyvenv.cfg`, or a `site-packages` folder");
    return new Input(
        shown,
        InputKind.ENVIRONMENT,
        Input.projectOf(shown),
        List.of(),
        List.of(),
        List.of(reason));
  }
}
