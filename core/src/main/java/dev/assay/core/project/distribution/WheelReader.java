package dev.assay.core.project.distribution;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import java.util.List;

/// Reads a wheel (PEP 427) as one dependency that was found.
public final class WheelReader {
  private WheelReader() {}

  /// Reads the wheel at `path`, which the user would call `shown`.
  public static Input read(FileTree tree, String path, String shown) {
    return new Input(shown, InputKind.WHEEL, "", List.of(), List.of(), List.of());
  }
}
