package dev.assay.report.sarif;

import dev.assay.report.SafeText;

/// Makes text safe for SARIF, whose messages know links in brackets (3.11.6) and placeholders in
/// braces (3.11.5).
final class Messages {
  private Messages() {}

  /// A plain text message that means nothing but itself.
  static String text(String text) {
    String line = SafeText.line(text);
    StringBuilder out = new StringBuilder(line.length() + 16);
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      switch (c) {
        case '[', ']', '\\' -> out.append('\\').append(c);
        case '{', '}' -> out.append(c).append(c);
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /// A text in a bag of properties.
  static String property(String text) {
    return SafeText.line(text);
  }
}
