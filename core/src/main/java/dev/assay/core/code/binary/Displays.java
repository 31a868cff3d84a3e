package dev.assay.core.code.binary;

import java.util.ArrayList;
import java.util.List;

/// Operators, displays, formatted strings and slices.
final class Displays {
  private static final String[] BINARY = {
    "+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^"
  };
  private static final List<String> COMPARISONS =
      List.of("<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not");
  private static final int SUBSCRIPT = 26;

  private final Decompiler code;

  Displays(Decompiler code) {
    this.code = code;
  }

  /// Whether it is an operation of these.
  boolean run(String name, int argument) {
    if (name.startsWith("BUILD_")) {
      build(name, argument);
    } else if (name.startsWith("BINARY_") || name.startsWith("INPLACE_")) {
      binary(name, argument);
    } else if (name.startsWith("UNARY_")) {
      unary(name);
    } else if (name.startsWith("SLICE+")) {
      slice(name.charAt(name.length() - 1) - '0');
    } else {
      return grow(name, argument) || more(name, argument);
    }
    return true;
  }

  private void build(String name, int argument) {
    switch (name) {
      case "BUILD_TUPLE" -> code.push("(" + listed(code.pop(argument)) + ")");
      case "BUILD_LIST" -> list(argument);
      case "BUILD_SET" -> code.push("{" + listed(code.pop(argument)) + "}");
      case "BUILD_MAP" -> map(argument);
      case "BUILD_CONST_KEY_MAP" -> constantMap(argument);
      case "BUILD_STRING" -> code.push("''.join([" + listed(code.pop(argument)) + "])");
      case "BUILD_SLICE" -> {
        StringBuilder out = new StringBuilder();
        for (Item part : code.pop(argument)) {
          out.append(out.isEmpty() ? "" : ":")
              .append(part.text().equals("None") ? " " : part.text());
        }
        code.push(out.toString());
      }
      case "BUILD_MAP_UNPACK", "BUILD_MAP_UNPACK_WITH_CALL" ->
          code.push("{**" + joined(code.pop(argument & 0xFF), ", **") + "}");
      default -> code.push("(*" + joined(code.pop(argument & 0xFF), ", *") + ",)");
    }
  }

  private static String listed(List<Item> items) {
    StringBuilder out = new StringBuilder();
    for (Item item : items) {
      out.append(item.text()).append(", ");
    }
    return out.toString();
  }

  private static String joined(List<Item> items, String comma) {
    StringBuilder out = new StringBuilder();
    for (Item item : items) {
      out.append(out.isEmpty() ? "" : comma).append(item.text());
    }
    return out.toString();
  }

  /// A list that grows needs a name.
  private void list(int argument) {
    if (argument > 0) {
      code.push("[" + listed(code.pop(argument)) + "]");
    } else {
      String list = code.writing.temporary();
      code.writing.line(list + " = []");
      code.push(list);
    }
  }

  private void map(int argument) {
    if (argument == 0 || !code.version.isAtLeast(305)) {
      String map = code.writing.temporary();
      code.writing.line(map + " = {}");
      code.push(map);
      return;
    }
    List<Item> items = code.pop(2 * argument);
    StringBuilder out = new StringBuilder("{");
    for (int i = 0; i + 1 < items.size(); i += 2) {
      out.append(items.get(i).text()).append(": ").append(items.get(i + 1).text()).append(", ");
    }
    code.push(out.append('}').toString());
  }

  private void constantMap(int argument) {
    List<Constant> keys = code.pop().items();
    List<Item> values = code.pop(argument);
    StringBuilder out = new StringBuilder("{");
    for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
      out.append(keys.get(i).literal()).append(": ").append(values.get(i).text()).append(", ");
    }
    code.push(out.append('}').toString());
  }

  /// Puts an entry into the dictionary on top of the stack.
  void put(Item key, Item value) {
    code.writing.line(code.peek(1).text() + "[" + key.text() + "] = " + value.text());
  }

  private void binary(String name, int argument) {
    switch (name) {
      case "BINARY_SUBSCR" -> subscript();
      case "BINARY_SLICE" -> {
        String end = bound(code.pop());
        String start = bound(code.pop());
        code.push(code.pop().text() + "[" + start + ":" + end + "]");
      }
      case "BINARY_OP" -> {
        if (argument == SUBSCRIPT) {
          subscript();
        } else {
          operator(BINARY[argument % BINARY.length]);
        }
      }
      default -> operator(symbol(name.substring(name.indexOf('_') + 1)));
    }
  }

  private static String bound(Item item) {
    return item.text().equals("None") ? "" : item.text();
  }

  private static String symbol(String operation) {
    return switch (operation) {
      case "POWER" -> "**";
      case "MULTIPLY" -> "*";
      case "MODULO" -> "%";
      case "SUBTRACT" -> "-";
      case "FLOOR_DIVIDE" -> "//";
      case "TRUE_DIVIDE", "DIVIDE" -> "/";
      case "LSHIFT" -> "<<";
      case "RSHIFT" -> ">>";
      case "AND" -> "&";
      case "XOR" -> "^";
      case "OR" -> "|";
      case "MATRIX_MULTIPLY" -> "@";
      default -> "+";
    };
  }

  private void operator(String symbol) {
    String right = code.pop().text();
    String left = code.pop().text();
    code.push("(" + left + " " + symbol + " " + right + ")");
  }

  private void subscript() {
    String index = code.pop().text();
    code.push(code.pop().text() + "[" + index + "]");
  }

  private void unary(String name) {
    String value = code.pop().text();
    code.push(
        switch (name) {
          case "UNARY_NOT" -> "(not " + value + ")";
          case "UNARY_NEGATIVE" -> "(-" + value + ")";
          case "UNARY_INVERT" -> "(~" + value + ")";
          case "UNARY_CONVERT" -> "repr(" + value + ")";
          default -> value;
        });
  }

  /// The slices of Python 2.
  private void slice(int which) {
    String end = (which & 2) != 0 ? code.pop().text() : "";
    String start = (which & 1) != 0 ? code.pop().text() : "";
    code.push(code.pop().text() + "[" + start + ":" + end + "]");
  }

  /// Adds to a collection that lies further down.
  private boolean grow(String name, int argument) {
    String line =
        switch (name) {
          case "LIST_APPEND" -> ".append(";
          case "SET_ADD" -> ".add(";
          case "LIST_EXTEND" -> ".extend(";
          case "SET_UPDATE", "DICT_UPDATE", "DICT_MERGE" -> ".update(";
          default -> "";
        };
    if (name.equals("MAP_ADD")) {
      boolean keyFirst = code.version.isAtLeast(308);
      List<Item> pair = new ArrayList<>(code.pop(2));
      Item key = keyFirst ? pair.getFirst() : pair.getLast();
      Item value = keyFirst ? pair.getLast() : pair.getFirst();
      code.writing.line(code.peek(argument).text() + "[" + key.text() + "] = " + value.text());
      return true;
    }
    if (line.isEmpty()) {
      return false;
    }
    Item value = code.pop();
    code.writing.line(code.peek(argument).text() + line + value.text() + ")");
    return true;
  }

  private boolean more(String name, int argument) {
    switch (name) {
      case "COMPARE_OP" -> {
        int shift = code.version.isAtLeast(313) ? 5 : code.version.isAtLeast(312) ? 4 : 0;
        int which = argument >> shift;
        operator(which < COMPARISONS.size() ? COMPARISONS.get(which) : "==");
      }
      case "IS_OP" -> operator(argument == 0 ? "is" : "is not");
      case "CONTAINS_OP" -> operator(argument == 0 ? "in" : "not in");
      case "FORMAT_VALUE" -> {
        String specification = (argument & 4) != 0 ? ", " + code.pop().text() : "";
        code.push("format(" + code.pop().text() + specification + ")");
      }
      case "FORMAT_SIMPLE" -> code.push("format(" + code.pop().text() + ")");
      case "FORMAT_WITH_SPEC" -> {
        String specification = code.pop().text();
        code.push("format(" + code.pop().text() + ", " + specification + ")");
      }
      case "CONVERT_VALUE", "LIST_TO_TUPLE" -> {}
      case "UNPACK_SEQUENCE" -> {
        String value = code.writing.temporary();
        code.writing.line(value + " = " + code.pop().text());
        for (int i = Math.min(argument, 255) - 1; i >= 0; i--) {
          code.push(value + "[" + i + "]");
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
