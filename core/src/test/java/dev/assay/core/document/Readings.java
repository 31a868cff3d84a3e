package dev.assay.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.document.Documents.Reading;

/// What the tests of the three formats ask of a reading.
final class Readings {
  private Readings() {}

  static Node parsed(Reading reading) {
    return switch (reading) {
      case Reading.Parsed(Node root) -> root;
      case Reading.Broken broken -> throw new AssertionError(broken);
    };
  }

  static Reading.Broken broken(Reading reading) {
    return switch (reading) {
      case Reading.Parsed parsed -> throw new AssertionError(parsed);
      case Reading.Broken broken -> {
        assertThat(broken.reason()).isNotBlank().matches("(?s)[^\\p{Lu}\\p{Cc}][^\\p{Cc}]*");
        yield broken;
      }
    };
  }

  /// The tree in one line: kinds by their punctuation, text in quotes, each value with `@line`.
  static String render(Node node) {
    StringBuilder out = new StringBuilder();
    render(node, out);
    return out.toString();
  }

  private static void render(Node node, StringBuilder out) {
    switch (node) {
      case Node.Table table -> {
        out.append('{');
        String separator = "";
        for (var entry : table.entries().entrySet()) {
          out.append(separator).append(entry.getKey()).append('=');
          render(entry.getValue(), out);
          separator = " ";
        }
        out.append('}');
      }
      case Node.Array array -> {
        out.append('[');
        String separator = "";
        for (Node element : array.elements()) {
          out.append(separator);
          render(element, out);
          separator = " ";
        }
        out.append(']');
      }
      case Node.Text(String value, int _) -> out.append('"').append(value).append('"');
      case Node.Numeral(String value, int _) -> out.append(value);
      case Node.Bool(boolean value, int _) -> out.append(value);
      case Node.Null _ -> out.append("null");
    }
    out.append('@').append(node.line());
  }
}
