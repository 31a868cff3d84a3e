package dev.assay.core.project.pyproject;

import java.util.ArrayList;
import java.util.List;

/// Poetry's version constraints (`^1.2`, `~1.2`, `1.*`, `>=1 <2`) as PEP 440 writes them.
final class PoetryVersion {
  private static final String SIGNS = "^~=!<>";
  private static final int LONGEST_NUMBER = 9;

  private PoetryVersion() {}

  /// The specifiers; none for any version and for alternatives (`||`), which PEP 440 cannot write.
  static String specifiers(String constraint) {
    if (constraint.indexOf('|') >= 0) {
      return "";
    }
    List<String> clauses = new ArrayList<>();
    int at = 0;
    while (at < constraint.length()) {
      int sign = skip(constraint, at, " ,\t");
      int space = skip(constraint, sign, SIGNS);
      int version = skip(constraint, space, " \t");
      at = until(constraint, version);
      if (at > sign) {
        clauses.add(clause(constraint.substring(sign, space), constraint.substring(version, at)));
      }
    }
    clauses.removeIf(String::isEmpty);
    return String.join(",", clauses);
  }

  private static int skip(String text, int from, String characters) {
    int at = from;
    while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static int until(String text, int from) {
    int at = from;
    while (at < text.length() && " ,\t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static String clause(String sign, String version) {
    if (version.equals("*")) {
      return "";
    }
    return switch (sign) {
      case "", "=" -> "==" + version;
      case "^" -> range(version, caretPlace(numbers(version)));
      case "~" -> range(version, Math.min(1, numbers(version).size() - 1));
      default -> sign + version;
    };
  }

  private static String range(String version, int place) {
    List<Long> numbers = numbers(version);
    if (place < 0) {
      return ">=" + version;
    }
    StringBuilder above = new StringBuilder(">=").append(version).append(",<");
    for (int i = 0; i < place; i++) {
      above.append(numbers.get(i)).append('.');
    }
    return above.append(numbers.get(place) + 1).toString();
  }

  /// The place of the first number that is not zero, else the last.
  private static int caretPlace(List<Long> numbers) {
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) != 0) {
        return i;
      }
    }
    return numbers.size() - 1;
  }

  /// The leading release numbers.
  private static List<Long> numbers(String version) {
    List<Long> numbers = new ArrayList<>();
    int at = version.startsWith("v") ? 1 : 0;
    while (at < version.length()) {
      int end = skip(version, at, "0123456789");
      if (end == at || end - at > LONGEST_NUMBER) {
        break;
      }
      numbers.add(Long.parseLong(version.substring(at, end)));
      boolean more = end < version.length() && version.charAt(end) == '.';
      at = more ? end + 1 : version.length();
    }
    return numbers;
  }
}
