package dev.assay.core.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A table of a TOML document while it may still grow, with the rules on what may be defined twice.
/// Its [#node(int)] is a view: it shows what is added later.
final class TomlTable {
  /// What made a table.
  private enum Origin {
    /// Only the headers of tables below it.
    IMPLIED,
    /// A dotted key.
    DOTTED,
    /// Its own header.
    HEADER,
    /// A header in double brackets.
    ELEMENT
  }

  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final Map<String, TomlTable> growing = new HashMap<>(0);
  private final List<Node> siblings;
  private final int depth;
  private Origin origin;

  private TomlTable(Origin origin, int depth, List<Node> siblings) {
    this.origin = origin;
    this.depth = depth;
    this.siblings = siblings;
  }

  /// A table that lies under `depth` tables and arrays.
  static TomlTable at(int depth) {
    return new TomlTable(Origin.HEADER, depth, List.of());
  }

  int depth() {
    return depth;
  }

  Node.Table node(int line) {
    return new Node.Table(Collections.unmodifiableMap(entries), line);
  }

  void put(String key, Node value) throws MalformedException {
    if (entries.putIfAbsent(key, value) != null) {
      throw twice(key, value.line());
    }
  }

  /// The table under a part of a header that is not its last: of an array of tables, the last one.
  TomlTable within(String key, int line) throws MalformedException {
    TomlTable table = growing.get(key);
    return table != null ? table : add(key, Origin.IMPLIED, line);
  }

  /// The table under a part of a dotted key that is not its last.
  TomlTable dotted(String key, int line) throws MalformedException {
    TomlTable table = growing.get(key);
    if (table == null) {
      return add(key, Origin.DOTTED, line);
    }
    if (table.origin == Origin.HEADER || table.origin == Origin.ELEMENT) {
      throw twice(key, line);
    }
    table.origin = Origin.DOTTED;
    return table;
  }

  /// The table that a header defines.
  TomlTable define(String key, int line) throws MalformedException {
    TomlTable table = growing.get(key);
    if (table == null) {
      return add(key, Origin.HEADER, line);
    }
    if (table.origin != Origin.IMPLIED) {
      throw twice(key, line);
    }
    table.origin = Origin.HEADER;
    entries.put(key, table.node(line));
    return table;
  }

  /// The next table of the array that headers in double brackets define.
  TomlTable append(String key, int line) throws MalformedException {
    TomlTable last = growing.get(key);
    if (last != null && last.origin != Origin.ELEMENT) {
      throw twice(key, line);
    }
    List<Node> elements = last == null ? new ArrayList<>() : last.siblings;
    if (last == null) {
      put(key, new Node.Array(Collections.unmodifiableList(elements), line));
    }
    TomlTable next = new TomlTable(Origin.ELEMENT, depth + 2, elements);
    elements.add(next.node(line));
    growing.put(key, next);
    return next;
  }

  private TomlTable add(String key, Origin made, int line) throws MalformedException {
    TomlTable table = new TomlTable(made, depth + 1, List.of());
    put(key, table.node(line));
    growing.put(key, table);
    return table;
  }

  private static MalformedException twice(String key, int line) {
    return new MalformedException("`" + key + "` is defined twice", line);
  }
}
