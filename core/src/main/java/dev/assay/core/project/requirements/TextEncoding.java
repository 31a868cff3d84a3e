package dev.assay.core.project.requirements;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;

/// Text as pip decodes it: by its byte order mark, else by a coding line like PEP 263's, else as
/// UTF-8.
final class TextEncoding {
  private static final int HEAD = 4096;

  private TextEncoding() {}

  /// What decoding gave.
  sealed interface Decoded {
    /// The text; bytes that do not fit have become U+FFFD, which is no part of any name.
    record Text(String text) implements Decoded {}

    /// The encoding that is not known.
    record Unknown(String encoding) implements Decoded {}
  }

  static Decoded decode(byte[] bytes) {
    return switch (mark(bytes)) {
      case 0xEFBBBF -> text(bytes, 3, StandardCharsets.UTF_8);
      case 0xFEFF -> text(bytes, 2, StandardCharsets.UTF_16BE);
      case 0xFFFE ->
          startsWith(bytes, 0xFF, 0xFE, 0, 0)
              ? text(bytes, 4, Charset.forName("UTF-32LE"))
              : text(bytes, 2, StandardCharsets.UTF_16LE);
      default -> declared(bytes);
    };
  }

  private static int mark(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return 0xEFBBBF;
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return 0xFEFF;
    }
    return startsWith(bytes, 0xFF, 0xFE) ? 0xFFFE : 0;
  }

  private static boolean startsWith(byte[] bytes, int... head) {
    for (int i = 0; i < head.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != head[i]) {
        return false;
      }
    }
    return true;
  }

  private static Decoded.Text text(byte[] bytes, int from, Charset charset) {
    return new Decoded.Text(new String(bytes, from, bytes.length - from, charset));
  }

  private static Decoded declared(byte[] bytes) {
    String head =
        new String(Arrays.copyOf(bytes, Math.min(bytes.length, HEAD)), StandardCharsets.ISO_8859_1);
    String[] lines = head.split("\n", 3);
    for (int i = 0; i < Math.min(2, lines.length); i++) {
      String coding = lines[i].startsWith("#") ? coding(lines[i]) : "";
      if (!coding.isEmpty()) {
        return decode(bytes, coding);
      }
    }
    return text(bytes, 0, StandardCharsets.UTF_8);
  }

  private static String coding(String line) {
    int at = line.indexOf("coding");
    while (at >= 0) {
      int sign = at + "coding".length();
      if (sign < line.length() && (line.charAt(sign) == ':' || line.charAt(sign) == '=')) {
        String name = word(line.substring(sign + 1).stripLeading());
        if (!name.isEmpty()) {
          return name;
        }
      }
      at = line.indexOf("coding", sign);
    }
    return "";
  }

  private static String word(String text) {
    int end = 0;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  private static boolean isWordPart(char c) {
    return (c < 0x80 && Character.isLetterOrDigit(c)) || c == '-' || c == '_' || c == '.';
  }

  private static Decoded decode(byte[] bytes, String coding) {
    String name = coding.toLowerCase(Locale.ROOT).replace('_', '-');
    try {
      return text(bytes, 0, Charset.forName(name.equals("latin-1") ? "latin1" : name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return new Decoded.Unknown(coding);
    }
  }
}
