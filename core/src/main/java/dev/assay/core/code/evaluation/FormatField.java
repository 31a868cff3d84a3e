package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Unknown;

/// One replacement field of `str.format`: `name.path[0]!conversion:specification`.
record FormatField(String name, String path, char conversion, String specification) {

  static FormatField read(String field) {
    int colon = field.indexOf(':');
    String head = colon < 0 ? field : field.substring(0, colon);
    String specification = colon < 0 ? "" : field.substring(colon + 1);
    int mark = head.indexOf('!');
    char conversion = mark >= 0 && mark + 1 < head.length() ? head.charAt(mark + 1) : ' ';
    if (mark >= 0) {
      head = head.substring(0, mark);
    }
    int end = 0;
    while (end < head.length() && head.charAt(end) != '.' && head.charAt(end) != '[') {
      end++;
    }
    return new FormatField(head.substring(0, end), head.substring(end), conversion, specification);
  }

  /// Whether the field says by itself which argument it shows.
  boolean isNumbered() {
    return !name.isEmpty();
  }

  /// The argument it shows, `next` being the one whose turn it is.
  Value base(Arguments arguments, int next) {
    Value found = null;
    if (name.isEmpty()) {
      found = arguments.at(next);
    } else if (Character.isDigit(name.charAt(0)) && name.length() < 5) {
      found = arguments.at(number(name));
    } else {
      found = arguments.named().get(name);
    }
    return found == null ? Unknown.of(arguments.rest()) : found;
  }

  private static int number(String digits) {
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      number = number * 10 + Math.max(0, Character.digit(digits.charAt(i), 10));
    }
    return number;
  }
}
