package dev.assay.core.project.walk;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.project.Input;

/// The door of every reader of one kind of file.
@FunctionalInterface
interface FileReader {
  /// Reads the file at a path of the tree, which the user would call `shown`.
  Input read(FileTree tree, String path, String shown);
}
