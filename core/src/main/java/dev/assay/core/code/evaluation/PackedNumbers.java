package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Whole;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers as bytes and addresses: `struct`, `socket.inet_ntoa`, `ipaddress`.
final class PackedNumbers {
  private static final int MOST = 4_096;

  private PackedNumbers() {}

  static @Nullable Value call(String path, Arguments arguments) {
    Value first = arguments.at(0);
    return switch (path) {
      case "struct.pack" ->
          first instanceof Text form
              ? packed(form.text(), arguments.positional().subList(1, arguments.count()))
              : null;
      case "struct.unpack" ->
          first instanceof Text form && arguments.at(1) instanceof Text bytes && bytes.isWhole()
              ? unpacked(form.text(), bytes)
              : null;
      case "socket.inet_ntoa" ->
          first instanceof Text bytes && bytes.length() == 4 ? dotted(bytes) : null;
      case "ipaddress.ip_address", "ipaddress.IPv4Address" ->
          first instanceof Whole number && number.number().bitLength() <= 32
              ? dotted(text(number, 4, true))
              : first;
      default -> null;
    };
  }

  private static Text dotted(Text bytes) {
    List<String> parts = new ArrayList<>();
    bytes.text().chars().forEach(each -> parts.add(String.valueOf(each)));
    return new Text(String.join(".", parts), false, bytes.taint());
  }

  private static Text text(Whole number, int size, boolean big) {
    StringBuilder bytes = new StringBuilder(size);
    for (int i = 0; i < size; i++) {
      int shift = 8 * (big ? size - 1 - i : i);
      bytes.append(
          (char) number.number().shiftRight(shift).and(BigInteger.valueOf(255)).intValue());
    }
    return Text.ofBytes(bytes.toString(), number.taint());
  }

  /// How many bytes a letter of a form stands for; 0 where it is none of whole numbers.
  private static int size(char letter) {
    return switch (letter) {
      case 'b', 'B', 'c', 'x' -> 1;
      case 'h', 'H' -> 2;
      case 'i', 'I', 'l', 'L' -> 4;
      case 'q', 'Q' -> 8;
      default -> 0;
    };
  }

  private static boolean isBig(String form) {
    return form.startsWith(">") || form.startsWith("!");
  }

  /// The letters of a form, one for each number; null where there are others.
  private static @Nullable String letters(String form) {
    StringBuilder letters = new StringBuilder();
    int count = 0;
    for (int i = !form.isEmpty() && "<>!=@".indexOf(form.charAt(0)) >= 0 ? 1 : 0;
        i < form.length();
        i++) {
      char c = form.charAt(i);
      if (c >= '0' && c <= '9') {
        count = Math.min(MOST, count * 10 + c - '0');
      } else if (size(c) > 0) {
        letters.append(String.valueOf(c).repeat(Math.max(1, count)));
        count = 0;
      } else {
        return null;
      }
      if (letters.length() > MOST) {
        return null;
      }
    }
    return letters.toString();
  }

  private static @Nullable Value packed(String form, List<Value> numbers) {
    String letters = letters(form);
    if (letters == null || letters.length() != numbers.size()) {
      return null;
    }
    Text all = Text.ofBytes("", Taint.NONE);
    for (int i = 0; i < letters.length(); i++) {
      if (!(numbers.get(i) instanceof Whole number)) {
        return null;
      }
      all = Text.joined(all, text(number, size(letters.charAt(i)), isBig(form)), true);
    }
    return all;
  }

  private static @Nullable Value unpacked(String form, Text bytes) {
    String letters = letters(form);
    if (letters == null) {
      return null;
    }
    List<Value> numbers = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < letters.length(); i++) {
      int size = size(letters.charAt(i));
      if (at + size > bytes.length()) {
        return null;
      }
      BigInteger number = BigInteger.ZERO;
      for (int k = 0; k < size; k++) {
        int place = isBig(form) ? at + k : at + size - 1 - k;
        number = number.shiftLeft(8).add(BigInteger.valueOf(bytes.text().charAt(place)));
      }
      numbers.add(new Whole(number, bytes.taint()));
      at += size;
    }
    return new Items(Items.Shape.TUPLE, numbers, bytes.taint());
  }
}
