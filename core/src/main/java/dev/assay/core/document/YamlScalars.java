package dev.assay.core.document;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// The core schema of YAML 1.2.2 (10.3.2): what a scalar without quotes means. Tags other than
/// `!!str` do not change it.
final class YamlScalars {
  private final String text;
  private int at = 0;

  private YamlScalars(String text) {
    this.text = text;
  }

  static Node resolve(ScalarEvent scalar, int line) {
    boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
    boolean string = scalar.getTag().filter(YamlScalars::isString).isPresent();
    return plain && !string
        ? resolve(scalar.getValue(), line)
        : new Node.Text(scalar.getValue(), line);
  }

  private static Node resolve(String text, int line) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> new Node.Null(line);
      case "true", "True", "TRUE" -> new Node.Bool(true, line);
      case "false", "False", "FALSE" -> new Node.Bool(false, line);
      default ->
          text.length() <= Bounds.NUMBER && new YamlScalars(text).isNumber()
              ? new Node.Numeral(text, line)
              : new Node.Text(text, line);
    };
  }

  private static boolean isString(String tag) {
    return tag.equals("!") || tag.equals("tag:yaml.org,2002:str");
  }

  private boolean isNumber() {
    if (text.startsWith("0o") || text.startsWith("0x")) {
      at = 2;
      return skipDigits(text.charAt(1) == 'o' ? 8 : 16) > 0 && atEnd();
    }
    if (text.equals(".nan") || text.equals(".NaN") || text.equals(".NAN")) {
      return true;
    }
    skipSign();
    return isInfinity() || isDecimal();
  }

  private boolean isInfinity() {
    return switch (text.substring(at)) {
      case ".inf", ".Inf", ".INF" -> true;
      default -> false;
    };
  }

  private boolean isDecimal() {
    int digits = skipDigits(10);
    if (accept('.')) {
      digits += skipDigits(10);
    }
    if (digits == 0) {
      return false;
    }
    if (accept('e') || accept('E')) {
      skipSign();
      return skipDigits(10) > 0 && atEnd();
    }
    return atEnd();
  }

  private int skipDigits(int radix) {
    int start = at;
    while (!atEnd() && text.charAt(at) < '\u0080' && Character.digit(text.charAt(at), radix) >= 0) {
      at++;
    }
    return at - start;
  }

  private void skipSign() {
    if (!accept('+')) {
      accept('-');
    }
  }

  private boolean accept(char expected) {
    if (atEnd() || text.charAt(at) != expected) {
      return false;
    }
    at++;
    return true;
  }

  private boolean atEnd() {
    return at == text.length();
  }
}
