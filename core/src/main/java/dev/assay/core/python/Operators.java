package dev.assay.core.python;

/// Binding strengths of binary operators.
final class Operators {
  /// Weaker than every binary operator.
  static final int WEAKEST = 1;

  private Operators() {}

  /// How strongly a binary operator binds; 0 for what is none.
  static int strength(TokenKind kind) {
    return switch (kind) {
      case BAR -> 1;
      case CARET -> 2;
      case AMPERSAND -> 3;
      case LEFT_SHIFT, RIGHT_SHIFT -> 4;
      case PLUS, MINUS -> 5;
      case STAR, SLASH, DOUBLE_SLASH, PERCENT, AT -> 6;
      default -> 0;
    };
  }

  static boolean isComparison(TokenKind kind) {
    return switch (kind) {
      case LESS, GREATER, LESS_EQUAL, GREATER_EQUAL, EQUAL, NOT_EQUAL, IN, IS -> true;
      default -> false;
    };
  }

  /// The text of an operator, one string for all its uses.
  static String text(TokenKind kind) {
    return switch (kind) {
      case BAR -> "|";
      case CARET -> "^";
      case AMPERSAND -> "&";
      case LEFT_SHIFT -> "<<";
      case RIGHT_SHIFT -> ">>";
      case PLUS -> "+";
      case MINUS -> "-";
      case STAR -> "*";
      case SLASH -> "/";
      case DOUBLE_SLASH -> "//";
      case PERCENT -> "%";
      case AT -> "@";
      case DOUBLE_STAR -> "**";
      case TILDE -> "~";
      case NOT -> "not";
      case LESS -> "<";
      case GREATER -> ">";
      case LESS_EQUAL -> "<=";
      case GREATER_EQUAL -> ">=";
      case EQUAL -> "==";
      case NOT_EQUAL -> "!=";
      case IN -> "in";
      case IS -> "is";
      default -> "";
    };
  }
}
