package dev.assay.report.text;

import dev.assay.report.view.Standing;

/// How a piece of text is set off, with its ANSI code (ECMA-48, SGR).
enum Style {
  PLAIN(""),
  BOLD("1"),
  DIM("2"),
  RED("1;31"),
  YELLOW("33"),
  GREEN("32"),
  CYAN("36");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String paint(String text, boolean colour) {
    return !colour || code.isEmpty() || text.isEmpty()
        ? text
        : "\u001b[" + code + "m" + text + "\u001b[0m";
  }

  static Style of(Standing standing) {
    return switch (standing) {
      case DENIED, HELD -> RED;
      case WARNED -> YELLOW;
      case ALLOWED -> GREEN;
      case OFF -> DIM;
    };
  }
}
