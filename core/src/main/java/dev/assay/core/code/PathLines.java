package dev.assay.core.code;

import java.nio.charset.StandardCharsets;

/// The lines of a `.pth` file that `site` executes: those that begin with `import` and a blank. The
/// others are folders.
final class PathLines {
  private PathLines() {}

  /// The executed lines at their own numbers, the others left empty; empty where none is executed.
  static String program(byte[] bytes) {
    StringBuilder program = new StringBuilder();
    boolean any = false;
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    for (String line : text.lines().toList()) {
      if (line.startsWith("import ") || line.startsWith("import\t")) {
        program.append(line);
        any = true;
      }
      program.append('\n');
    }
    return any ? program.toString() : "";
  }
}
