package dev.assay.core.project.distribution;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import java.util.List;
import java.util.Optional;

/// Reads a source distribution (PEP 625, and the older forms) as one dependency that was found.
public final class SdistReader {
  private SdistReader() {}

  /// Reads the source distribution at `path`, which the user would call `shown`.
  public static Input read(FileTree tree, String path, String shown) {
    return open(tree, path, shown).input();
  }

  /// The same, with the files in it that name dependencies: lock files, requirements, projects.
  public static Sdist open(FileTree tree, String path, String shown) {
    Input input = new Input(shown, InputKind.SDIST, "", List.of(), List.of(), List.of());
    return new Sdist(input, Optional.empty());
  }

  /// A source distribution and its files, where it could be opened.
  public record Sdist(Input input, Optional<FileTree> files) {}
}
