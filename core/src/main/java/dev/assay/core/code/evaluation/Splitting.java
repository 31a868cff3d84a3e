package dev.assay.core.code.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Cuts text into parts.
final class Splitting {
  private Splitting() {}

  /// The parts between separators, cut at most so many times.
  static List<String> by(String text, String separator, int most, boolean fromRight) {
    List<String> parts = new ArrayList<>();
    if (fromRight && most < Items.LONGEST) {
      int end = text.length();
      while (parts.size() < most) {
        int at =
            end < separator.length() ? -1 : text.lastIndexOf(separator, end - separator.length());
        if (at < 0) {
          break;
        }
        parts.add(text.substring(at + separator.length(), end));
        end = at;
      }
      parts.add(text.substring(0, end));
      Collections.reverse(parts);
      return parts;
    }
    int from = 0;
    while (parts.size() < most) {
      int at = text.indexOf(separator, from);
      if (at < 0) {
        break;
      }
      parts.add(text.substring(from, at));
      from = at + separator.length();
    }
    parts.add(text.substring(from));
    return parts;
  }

  /// The parts between blanks, cut at most so many times.
  static List<String> byBlanks(String text, int most) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (true) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (at >= text.length()) {
        return parts;
      }
      int from = at;
      while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (parts.size() == most) {
        parts.add(text.substring(from));
        return parts;
      }
      parts.add(text.substring(from, at));
    }
  }
}
