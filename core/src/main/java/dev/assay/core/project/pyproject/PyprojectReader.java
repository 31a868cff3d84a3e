package dev.assay.core.project.pyproject;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.listing.Listing;
import dev.assay.core.project.listing.SourceFile;

/// Reads what `pyproject.toml` asks for: dependencies and extras (PEP 621), groups (PEP 735), build
/// requirements (PEP 518), and the tables of Poetry, PDM, Hatch and uv.
public final class PyprojectReader {
  private PyprojectReader() {}

  /// Reads one file.
  ///
  /// @param path inside the tree
  /// @param shown as the user would name it
  public static Input read(FileTree tree, String path, String shown) {
    Listing listing = new Listing(InputKind.PYPROJECT, shown);
    SourceFile.document(tree, path, Documents::toml, listing)
        .ifPresent(root -> read(root, listing));
    return listing.input();
  }

  private static void read(Node root, Listing listing) {
    UvTables uv = UvTables.read(root, listing);
    StandardTables.read(root, listing, uv);
    GroupTables.read(root, listing, uv);
    PoetryTables.read(root, listing);
    PdmTables.read(root, listing);
    HatchTables.read(root, listing);
  }

  /// Reads the metadata that a script carries (PEP 723): `dependencies` and `[tool.uv]`.
  public static void readScript(Node root, Listing listing) {
    UvTables uv = UvTables.read(root, listing);
    listing.askAll(root.array("dependencies"), uv::placed);
  }
}
