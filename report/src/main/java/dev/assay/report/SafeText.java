package dev.assay.report;

/// Makes hostile text visible: names, paths and evidence come from whoever wrote the package.
///
/// Whatever moves the cursor, reorders the line or cannot be seen (control and format characters,
/// bidirectional controls, zero-width and blank letters, separators of lines, variation selectors,
/// private use, unpaired surrogates, unassigned code points) is written as its number in braces
/// after a backslash and `u`.
public final class SafeText {
  /// Parts a text in Markdown and shows nothing.
  private static final String NOTHING = "<!-- -->";

  private SafeText() {}

  /// The text in one line that shows on a terminal as it is.
  public static String line(String text) {
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      if (isInvisible(point)) {
        return escaped(text, at);
      }
      at += Character.charCount(point);
    }
    return text;
  }

  /// The text in one line of Markdown: what stands between back-ticks as code, the rest without a
  /// meaning to Markdown, HTML or GitHub, which would make links of addresses, `@names` and `#1`.
  public static String markdown(String text) {
    String[] parts = line(text).split("`", -1);
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < parts.length; i++) {
      boolean quoted = i % 2 == 1;
      boolean closed = i < parts.length - 1;
      if (quoted && closed && isCode(parts[i])) {
        out.append('`').append(parts[i]).append('`');
      } else if (quoted) {
        out.append("\\`");
        prose(parts[i], out);
        out.append(closed ? "\\`" : "");
      } else {
        prose(parts[i], out);
      }
    }
    return out.toString();
  }

  /// Whether a text can stand in a code span, in tables too.
  private static boolean isCode(String text) {
    return !text.isBlank() && text.indexOf('|') < 0;
  }

  private static void prose(String text, StringBuilder out) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '@', '#' -> out.append(c).append(NOTHING);
        case ':' -> out.append(text.startsWith("//", at + 1) ? ":" + NOTHING : ":");
        case '-' -> out.append(at == 0 ? "\\-" : "-");
        case '.' -> out.append(at > 2 && isWww(text, at) ? NOTHING + "." : ".");
        case '\\', '*', '_', '{', '}', '[', ']', '(', ')', '+', '!', '|', '~', '$' ->
            out.append('\\').append(c);
        default -> out.append(c);
      }
    }
  }

  private static boolean isWww(String text, int dot) {
    return text.regionMatches(true, dot - 3, "www", 0, 3);
  }

  /// The text as text or as the value of a quoted attribute of HTML.
  public static String html(String text) {
    String line = line(text);
    StringBuilder out = new StringBuilder(line.length() + 16);
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '`' -> out.append("&#96;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private static String escaped(String text, int from) {
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, from);
    for (int at = from; at < text.length(); ) {
      int point = text.codePointAt(at);
      if (isInvisible(point)) {
        out.append("\\u{").append(Integer.toHexString(point)).append('}');
      } else {
        out.appendCodePoint(point);
      }
      at += Character.charCount(point);
    }
    return out.toString();
  }

  private static boolean isInvisible(int point) {
    if (point >= ' ' && point < 0x7f) {
      return false;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          true;
      default -> isBlank(point);
    };
  }

  /// Letters and marks that show nothing: fillers, the braille blank, variation selectors, the
  /// grapheme joiner.
  private static boolean isBlank(int point) {
    return point == 0x034f
        || (point >= 0x115f && point <= 0x1160)
        || (point >= 0x17b4 && point <= 0x17b5)
        || (point >= 0x180b && point <= 0x180f)
        || point == 0x2800
        || point == 0x3164
        || (point >= 0xfe00 && point <= 0xfe0f)
        || point == 0xffa0
        || (point >= 0xe0100 && point <= 0xe01ef);
  }
}
