package dev.assay.core.code.evaluation;

import org.jspecify.annotations.Nullable;

/// A format specification: `[[fill]align][sign][#][0][width][,][.precision][letter]`.
///
/// @param precision -1 where none is given
/// @param letter a blank where none is given
record FormatSpecification(
    char fill, char align, boolean alternate, int width, int precision, char letter) {

  /// Null for what is none.
  static @Nullable FormatSpecification read(String text) {
    int at = 0;
    char fill = ' ';
    char align = ' ';
    if (text.length() > 1 && "<>=^".indexOf(text.charAt(1)) >= 0) {
      fill = text.charAt(0);
      align = text.charAt(1);
      at = 2;
    } else if (!text.isEmpty() && "<>=^".indexOf(text.charAt(0)) >= 0) {
      align = text.charAt(at++);
    }
    boolean alternate = false;
    while (at < text.length() && "+- #".indexOf(text.charAt(at)) >= 0) {
      alternate |= text.charAt(at++) == '#';
    }
    if (at < text.length() && text.charAt(at) == '0') {
      fill = align == ' ' ? '0' : fill;
      align = align == ' ' ? '=' : align;
    }
    int width = 0;
    while (at < text.length() && Character.isDigit(text.charAt(at)) && width < 100_000) {
      width = width * 10 + Character.digit(text.charAt(at++), 10);
    }
    if (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == '_')) {
      at++;
    }
    int precision = -1;
    if (at < text.length() && text.charAt(at) == '.') {
      precision = 0;
      at++;
      while (at < text.length() && Character.isDigit(text.charAt(at)) && precision < 100_000) {
        precision = precision * 10 + Character.digit(text.charAt(at++), 10);
      }
    }
    char letter = at < text.length() ? text.charAt(at) : ' ';
    return at + 1 < text.length()
        ? null
        : new FormatSpecification(fill, align, alternate, width, precision, letter);
  }

  /// Digits with the mark of their base, where it is asked for.
  String marked(String mark, String digits) {
    return alternate ? mark + digits : digits;
  }

  /// Text no longer than the precision.
  String cut(String text) {
    return precision >= 0 && precision < text.length() ? text.substring(0, precision) : text;
  }

  /// Text filled up to a width.
  String padded(String text, int least) {
    int missing = least - text.length();
    if (missing <= 0) {
      return text;
    }
    String filling = String.valueOf(fill);
    return switch (align) {
      case '^' -> filling.repeat(missing / 2) + text + filling.repeat(missing - missing / 2);
      case '<' -> text + filling.repeat(missing);
      case '>', '=' -> filling.repeat(missing) + text;
      default ->
          !text.isEmpty() && Character.isDigit(text.charAt(0))
              ? filling.repeat(missing) + text
              : text + filling.repeat(missing);
    };
  }
}
