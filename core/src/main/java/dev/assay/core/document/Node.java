package dev.assay.core.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A value of a JSON, YAML or TOML document together with the line, counted from 1, on which it
/// begins. Look-ups on the wrong kind of value find nothing rather than fail: the document is
/// hostile.
public sealed interface Node {
  /// The line on which the value begins.
  int line();

  /// Keys in the order of the document; of a repeated key the last value stands.
  record Table(Map<String, Node> entries, int line) implements Node {}

  /// Values in order.
  record Array(List<Node> elements, int line) implements Node {}

  /// A string, or a date in TOML.
  record Text(String value, int line) implements Node {}

  /// A number, as written.
  record Numeral(String value, int line) implements Node {}

  /// A truth value.
  record Bool(boolean value, int line) implements Node {}

  /// The null of JSON and YAML.
  record Null(int line) implements Node {}

  /// The value under a key of this table.
  default Optional<Node> at(String key) {
    return this instanceof Table table
        ? Optional.ofNullable(table.entries().get(key))
        : Optional.empty();
  }

  /// The value under a path of keys.
  default Optional<Node> at(String first, String... more) {
    Optional<Node> node = at(first);
    for (String key : more) {
      node = node.flatMap(value -> value.at(key));
    }
    return node;
  }

  /// The string under a key of this table.
  default Optional<String> text(String key) {
    return at(key).flatMap(Node::asText);
  }

  /// The values of the array under a key of this table; none when there is no array.
  default List<Node> array(String key) {
    return at(key).map(Node::values).orElse(List.of());
  }

  /// The entries of the table under a key of this table; none when there is no table.
  default Map<String, Node> table(String key) {
    return at(key).map(Node::members).orElse(Map.of());
  }

  /// The string this is.
  default Optional<String> asText() {
    return this instanceof Text(String value, int _) ? Optional.of(value) : Optional.empty();
  }

  /// The truth value this is; false for everything else.
  default boolean isTrue() {
    return this instanceof Bool(boolean value, int _) && value;
  }

  /// The whole number this is.
  default OptionalLong asLong() {
    if (this instanceof Numeral(String value, int _)) {
      try {
        return OptionalLong.of(Long.parseLong(value));
      } catch (NumberFormatException _) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  /// The values of this array; none when it is no array.
  default List<Node> values() {
    return this instanceof Array array ? array.elements() : List.of();
  }

  /// The entries of this table; none when it is no table.
  default Map<String, Node> members() {
    return this instanceof Table table ? table.entries() : Map.of();
  }
}
