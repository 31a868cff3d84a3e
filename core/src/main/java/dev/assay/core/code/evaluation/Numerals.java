package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Real;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.code.evaluation.Value.Whole;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers as they are written and as they lie in bytes.
final class Numerals {
  private static final int LONGEST = 20_000;

  private Numerals() {}

  /// A numeral of any Python.
  static Value read(String numeral) {
    int plain = plain(numeral);
    return plain >= 0 ? Whole.of(plain) : other(numeral);
  }

  /// The value of a few decimal digits, as most numerals are; -1 for any other.
  private static int plain(String numeral) {
    int length = numeral.length();
    if (length > 9 || (length > 1 && numeral.charAt(0) == '0')) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < length; i++) {
      char c = numeral.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  private static Value other(String numeral) {
    String text = numeral.replace("_", "").toLowerCase(Locale.ROOT);
    if (text.endsWith("l")) {
      text = text.substring(0, text.length() - 1);
    }
    BigInteger whole = integer(text, 0);
    if (whole != null) {
      return new Whole(whole, Taint.NONE);
    }
    try {
      return text.length() < 400 && !text.endsWith("j")
          ? new Real(Double.parseDouble(text), Taint.NONE)
          : Unknown.PLAIN;
    } catch (NumberFormatException _) {
      return Unknown.PLAIN;
    }
  }

  /// An integer in a base of 2 to 36, or as the prefix says for base 0; null for what is none.
  static @Nullable BigInteger integer(String written, int base) {
    String text = written.strip().replace("_", "").toLowerCase(Locale.ROOT);
    boolean negative = text.startsWith("-");
    if (negative || text.startsWith("+")) {
      text = text.substring(1);
    }
    int radix = base == 0 ? 10 : base;
    if (text.length() > 1 && text.charAt(0) == '0') {
      int marked =
          switch (text.charAt(1)) {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 0;
          };
      if (marked != 0 && (base == 0 || base == marked)) {
        radix = marked;
        text = text.substring(2);
      } else if (base == 0 && marked == 0 && isOctal(text)) {
        radix = 8;
      }
    }
    return digits(text, radix, negative);
  }

  private static @Nullable BigInteger digits(String text, int radix, boolean negative) {
    if (text.isEmpty()
        || text.length() > LONGEST * (radix == 16 ? 4 : 1)
        || radix < 2
        || radix > 36) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), radix) < 0) {
        return null;
      }
    }
    BigInteger number = new BigInteger(text, radix);
    return negative ? number.negate() : number;
  }

  private static boolean isOctal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '7') {
        return false;
      }
    }
    return true;
  }

  /// The lowest bytes of a number, each as a character.
  static String bytes(BigInteger number, int size, boolean little) {
    byte[] all = number.toByteArray();
    char[] bytes = new char[size];
    for (int i = 0; i < size; i++) {
      int at = all.length - 1 - i;
      char b = (char) (at >= 0 ? all[at] & 0xFF : number.signum() < 0 ? 0xFF : 0);
      bytes[little ? i : size - 1 - i] = b;
    }
    return new String(bytes);
  }

  /// The number that bytes hold.
  static BigInteger number(String bytes, boolean little) {
    byte[] all = new byte[bytes.length()];
    for (int i = 0; i < all.length; i++) {
      all[little ? all.length - 1 - i : i] = (byte) bytes.charAt(i);
    }
    return new BigInteger(1, all);
  }
}
