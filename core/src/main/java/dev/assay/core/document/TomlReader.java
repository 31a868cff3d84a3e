package dev.assay.core.document;

import java.util.ArrayList;
import java.util.List;

/// Reads TOML 1.0: `docs/adr/0001-own-toml-reader.md` says why with our own hands.
final class TomlReader {
  private final TomlCursor cursor;
  private final TomlStrings strings;
  private final Bounds bounds = new Bounds();

  private TomlReader(String text) {
    this.cursor = new TomlCursor(text);
    this.strings = new TomlStrings(cursor);
  }

  static Node read(byte[] bytes) throws MalformedException {
    return new TomlReader(Encodings.utf8(bytes)).document();
  }

  private Node document() throws MalformedException {
    TomlTable root = TomlTable.at(0);
    TomlTable current = root;
    for (cursor.skipLines(); !cursor.atEnd(); cursor.skipLines()) {
      if (cursor.peek() == '[') {
        current = header(root);
      } else {
        pair(current);
      }
      cursor.endLine();
    }
    return root.node(1);
  }

  private TomlTable header(TomlTable root) throws MalformedException {
    int line = cursor.line();
    cursor.expect('[');
    boolean element = cursor.accept('[');
    TomlTable table = root;
    String key = key();
    while (cursor.accept('.')) {
      table = table.within(key, line);
      bounds.admit(table.depth(), line);
      key = key();
    }
    cursor.expect(']');
    if (element) {
      cursor.expect(']');
    }
    table = element ? table.append(key, line) : table.define(key, line);
    bounds.admit(table.depth(), line);
    return table;
  }

  private void pair(TomlTable current) throws MalformedException {
    TomlTable table = current;
    int line = cursor.line();
    String key = key();
    while (cursor.accept('.')) {
      table = table.dotted(key, line);
      bounds.admit(table.depth(), line);
      key = key();
    }
    cursor.expect('=');
    cursor.skipBlanks();
    table.put(key, value(table.depth() + 1));
  }

  /// One part of a key and the blanks around it.
  private String key() throws MalformedException {
    cursor.skipBlanks();
    String key =
        switch (cursor.peek()) {
          case '"', '\'' -> strings.key();
          default -> bareKey();
        };
    cursor.skipBlanks();
    return key;
  }

  private String bareKey() throws MalformedException {
    int start = cursor.position();
    while (isBare(cursor.peek())) {
      cursor.skip(1);
    }
    if (cursor.position() == start) {
      throw cursor.unexpected("a key");
    }
    return cursor.since(start);
  }

  private static boolean isBare(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9')
        || letter == '-'
        || letter == '_';
  }

  private Node value(int depth) throws MalformedException {
    int line = cursor.line();
    bounds.admit(depth, line);
    return switch (cursor.peek()) {
      case '[' -> array(depth, line);
      case '{' -> inlineTable(depth, line);
      case '"', '\'' -> new Node.Text(strings.value(), line);
      default -> scalar(line);
    };
  }

  private Node array(int depth, int line) throws MalformedException {
    List<Node> elements = new ArrayList<>();
    cursor.expect('[');
    cursor.skipLines();
    while (!cursor.accept(']')) {
      elements.add(value(depth + 1));
      cursor.skipLines();
      if (cursor.peek() != ']') {
        cursor.expect(',');
        cursor.skipLines();
      }
    }
    return new Node.Array(List.copyOf(elements), line);
  }

  private Node inlineTable(int depth, int line) throws MalformedException {
    TomlTable table = TomlTable.at(depth);
    cursor.expect('{');
    cursor.skipBlanks();
    if (!cursor.accept('}')) {
      do {
        pair(table);
        cursor.skipBlanks();
      } while (cursor.accept(','));
      cursor.expect('}');
    }
    return table.node(line);
  }

  private Node scalar(int line) throws MalformedException {
    int start = cursor.position();
    skipScalar();
    if (cursor.position() == start) {
      throw cursor.unexpected("a value");
    }
    // A date and its time may have a blank between them.
    if (cursor.position() - start == 10 && cursor.peek() == ' ' && cursor.peek(3) == ':') {
      cursor.skip(1);
      skipScalar();
    }
    return TomlScalars.parse(cursor.since(start), line);
  }

  private void skipScalar() {
    while (isBare(cursor.peek()) || "+.:".indexOf(cursor.peek()) >= 0) {
      cursor.skip(1);
    }
  }
}
