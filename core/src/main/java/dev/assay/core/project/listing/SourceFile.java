package dev.assay.core.project.listing;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import java.util.Optional;
import java.util.function.Function;

/// Opens the file that a listing is of; what cannot be opened or parsed is named in the listing.
public final class SourceFile {
  private SourceFile() {}

  /// The bytes of the file.
  public static Optional<byte[]> bytes(FileTree tree, String path, Listing listing) {
    return switch (tree.read(path)) {
      case Content.Bytes(byte[] bytes) -> Optional.of(bytes);
      case Content.Absent() -> {
        listing.unchecked(listing.shown(), "there is no such file", listing.line(0));
        yield Optional.empty();
      }
      case Content.Refused(String reason) -> {
        listing.unchecked(listing.shown(), reason, listing.line(0));
        yield Optional.empty();
      }
    };
  }

  /// The root of the document in the file.
  public static Optional<Node> document(
      FileTree tree, String path, Function<byte[], Documents.Reading> parser, Listing listing) {
    return bytes(tree, path, listing).flatMap(bytes -> document(parser.apply(bytes), listing));
  }

  /// The root of a document that was read.
  public static Optional<Node> document(Documents.Reading reading, Listing listing) {
    return switch (reading) {
      case Documents.Reading.Parsed(Node root) -> Optional.of(root);
      case Documents.Reading.Broken(String reason, int line) -> {
        listing.unchecked(listing.shown(), reason, listing.line(line));
        yield Optional.empty();
      }
    };
  }
}
