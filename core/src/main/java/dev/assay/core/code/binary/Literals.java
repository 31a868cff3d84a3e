package dev.assay.core.code.binary;

import java.util.List;

/// Writes constants as Python text.
final class Literals {
  private static final int DEEPEST = 20;
  private static final int LONGEST = 8 << 20;
  private static final String HEX = "0123456789abcdef";

  private Literals() {}

  static void write(Constant constant, StringBuilder out, int depth) {
    switch (constant) {
      case Constant.Text(String value) -> quoted(value, false, out);
      case Constant.Bytes(String value) -> quoted(value, true, out);
      case Constant.Plain(String literal) -> out.append(literal);
      case Constant.Code(CodeObject object) -> out.append(object.name());
      case Constant.Mapping(List<Constant> items) -> mapping(items, out, depth);
      case Constant.Sequence(char open, char close, List<Constant> items) -> {
        out.append(open);
        for (Constant item : isOver(out, depth) ? List.<Constant>of() : items) {
          if (isOver(out, depth)) {
            break;
          }
          write(item, out, depth + 1);
          out.append(',');
        }
        out.append(close);
      }
    }
  }

  /// References let a small file name a value that is endless when written out.
  private static boolean isOver(StringBuilder out, int depth) {
    return depth > DEEPEST || out.length() > LONGEST;
  }

  private static void mapping(List<Constant> items, StringBuilder out, int depth) {
    out.append('{');
    for (int i = 0; i + 1 < items.size() && !isOver(out, depth); i += 2) {
      write(items.get(i), out, depth + 1);
      out.append(':');
      write(items.get(i + 1), out, depth + 1);
      out.append(',');
    }
    out.append('}');
  }

  static void quoted(String value, boolean bytes, StringBuilder out) {
    out.append(bytes ? "b'" : "'");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\'' -> out.append("\\'");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        default -> {
          if (c >= ' ' && c < 0x7F) {
            out.append(c);
          } else if (c < 0x100) {
            out.append("\\x").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
          } else {
            out.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
              out.append(HEX.charAt(c >> shift & 15));
            }
          }
        }
      }
    }
    out.append('\'');
  }
}
