package dev.assay.core.project.sbom;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputBuilder;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Unchecked;
import java.util.Optional;

/// Reads CycloneDX 1.2 to 1.7 (ECMA-424) in JSON: the components that come from PyPI by their
/// package URLs, and the edges between them. Everything else in it is counted as unchecked.
public final class CycloneDxReader {
  private static final String HINT = "write the bill of materials anew, as CycloneDX JSON";

  private CycloneDxReader() {}

  /// Reads the document at a path of the tree, shown to the user under another.
  public static Input read(FileTree tree, String path, String shown) {
    InputBuilder input = new InputBuilder(InputKind.SBOM, shown);
    if (tree.read(path) instanceof Content.Bytes(byte[] bytes) && isXml(bytes)) {
      input.add(
          Unchecked.of(shown, "a bill of materials in XML", input.at(0))
              .withHint("convert it to JSON (`cyclonedx convert --output-format json`)"));
      return input.build();
    }
    input
        .open(tree, path, Documents::json, HINT)
        .filter(root -> isReadable(root, input, shown))
        .ifPresent(root -> read(root, input));
    return input.build();
  }

  private static void read(Node root, InputBuilder input) {
    Components components = new Components(input);
    root.at("metadata", "component").ifPresent(project -> components.addAll(project, 1));
    components.addAll(root, 1);
    Optional<String> project =
        root.at("metadata", "component").flatMap(component -> component.text("bom-ref"));
    new BillGraph(components.refs(), project)
        .resolve(components.dependencies(), root.array("dependencies"))
        .forEach(input::add);
    components.finish();
  }

  private static boolean isXml(byte[] bytes) {
    int from = bytes.length > 2 && (bytes[0] & 0xFF) == 0xEF ? 3 : 0;
    while (from < bytes.length && bytes[from] <= ' ' && bytes[from] >= 0) {
      from++;
    }
    return from < bytes.length && bytes[from] == '<';
  }

  private static boolean isReadable(Node root, InputBuilder input, String shown) {
    Optional<String> why = objection(root);
    why.ifPresent(
        reason -> input.add(Unchecked.of(shown, reason, input.at(root.line())).withHint(HINT)));
    return why.isEmpty();
  }

  private static Optional<String> objection(Node root) {
    if (root.at("spdxVersion").isPresent() || root.at("@graph").isPresent()) {
      return Optional.of("an SPDX document");
    }
    if (!root.text("bomFormat").orElse("").equals("CycloneDX")) {
      return Optional.of("not a CycloneDX document");
    }
    String version = root.text("specVersion").orElse("none");
    return switch (version) {
      case "1.2", "1.3", "1.4", "1.5", "1.6", "1.7" -> Optional.empty();
      default -> Optional.of("CycloneDX of version " + version + " is not read, 1.2 to 1.7 are");
    };
  }
}
