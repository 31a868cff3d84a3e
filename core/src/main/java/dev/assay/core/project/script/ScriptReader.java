package dev.assay.core.project.script;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.document.Documents;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.listing.Listing;
import dev.assay.core.project.listing.SourceFile;
import dev.assay.core.project.pyproject.PyprojectReader;
import java.nio.charset.StandardCharsets;

/// Reads the metadata a Python script carries in a comment (PEP 723), with `[tool.uv]`; lines are
/// those of the script. A script without metadata asks for nothing.
public final class ScriptReader {
  private ScriptReader() {}

  /// Reads one script.
  ///
  /// @param path inside the tree
  /// @param shown as the user would name it
  public static Input read(FileTree tree, String path, String shown) {
    Listing listing = new Listing(InputKind.SCRIPT, shown);
    SourceFile.bytes(tree, path, listing)
        .map(bytes -> ScriptBlocks.read(new String(bytes, StandardCharsets.UTF_8)))
        .ifPresent(blocks -> read(blocks, listing));
    return listing.input();
  }

  private static void read(ScriptBlocks blocks, Listing listing) {
    if (blocks.second() > 0) {
      listing.unchecked(
          listing.shown(), "there is more than one `script` block", listing.line(blocks.second()));
    } else if (!blocks.document().isEmpty()) {
      SourceFile.document(
              Documents.toml(blocks.document().getBytes(StandardCharsets.UTF_8)), listing)
          .ifPresent(root -> PyprojectReader.readScript(root, listing));
    }
  }
}
