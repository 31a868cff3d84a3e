package dev.assay.upstream;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads the page of a project as an index sent it: JSON (PEP 691) or HTML (PEP 503). A file whose
/// address or name cannot be used is left out; whatever else is wrong with a file leaves out only
/// that.
public final class PageReader {
  private PageReader() {}

  /// What reading gave.
  public sealed interface Reading {
    /// The page.
    record Read(ProjectPage page) implements Reading {}

    /// Why it is none, as a lower-case phrase.
    record Broken(String reason) implements Reading {}
  }

  /// Reads a page.
  ///
  /// @param type the content type, as the index states it
  /// @param address where it came from, against which its addresses are resolved
  public static Reading read(byte[] body, String type, URI address) {
    return type.toLowerCase(Locale.ROOT).contains("html")
        ? new Reading.Read(HtmlPage.read(body, address))
        : json(body, address);
  }

  private static Reading json(byte[] body, URI address) {
    return switch (Documents.json(body)) {
      case Documents.Reading.Broken(String reason, int _) ->
          new Reading.Broken("no JSON of PEP 691: " + reason);
      case Documents.Reading.Parsed(Node.Table root) -> new Reading.Read(page(root, address));
      case Documents.Reading.Parsed(Node _) ->
          new Reading.Broken("no JSON of PEP 691: it is no object");
    };
  }

  private static ProjectPage page(Node root, URI address) {
    return new ProjectPage(
        root.at("project-status", "status").flatMap(Node::asText).orElse(ProjectPage.ACTIVE),
        root.at("project-status", "reason").flatMap(Node::asText),
        files(root, address),
        texts(root.array("versions")),
        texts(root.at("meta", "tracks").map(Node::values).orElse(List.of())),
        texts(root.array("alternate-locations")));
  }

  private static List<String> texts(List<Node> nodes) {
    return nodes.stream().flatMap(node -> node.asText().stream()).toList();
  }

  private static List<IndexFile> files(Node root, URI address) {
    List<IndexFile> files = new ArrayList<>();
    for (Node node : root.array("files")) {
      Optional<URI> url = node.text("url").flatMap(text -> Transport.resolve(address, text));
      Optional<String> name = node.text("filename").filter(IndexFile::isName);
      if (url.isPresent() && name.isPresent()) {
        files.add(file(node, name.get(), url.get(), address));
      }
    }
    return files;
  }

  private static IndexFile file(Node node, String name, URI url, URI address) {
    return new IndexFile(
        name,
        url,
        hashes(node.table("hashes")),
        node.at("yanked").flatMap(it -> it.isTrue() ? Optional.of("") : it.asText()),
        node.text("upload-time"),
        node.text("requires-python"),
        node.at("size").map(Node::asLong).orElse(java.util.OptionalLong.empty()),
        node.at("core-metadata")
            .or(() -> node.at("dist-info-metadata"))
            .filter(it -> it.isTrue() || it instanceof Node.Table)
            .map(it -> hashes(it.members())),
        node.at("provenance").map(it -> provenance(it, address)));
  }

  private static String provenance(Node node, URI address) {
    return node.asText()
        .flatMap(text -> Transport.resolve(address, text))
        .map(URI::toString)
        .orElse("");
  }

  private static List<String> hashes(Map<String, Node> table) {
    return table.entrySet().stream()
        .flatMap(entry -> entry.getValue().asText().stream().map(hex -> entry.getKey() + ":" + hex))
        .toList();
  }
}
