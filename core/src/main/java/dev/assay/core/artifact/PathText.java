package dev.assay.core.artifact;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// File names as text and back without loss, whatever bytes they are made of and whatever the
/// locale.
///
/// Names are UTF-8. A byte that is not stands as one private-use character from U+EF80 to U+EFFF
/// (after MirBSD's OPTU encoding), which, other than a lone surrogate, every report can hold; names
/// that truly hold such characters have their bytes escaped in the same way.
final class PathText {
  private static final int ESCAPE = 0xEF00;
  private static final int FIRST_ESCAPED = ESCAPE + 0x80;
  private static final int LAST_ESCAPED = ESCAPE + 0xFF;
  private static final String HEX = "0123456789ABCDEF";

  private PathText() {}

  /// The last part of a path on disk.
  static String name(Path path) {
    String name = path.getFileName().toString();
    if (isAscii(name)) {
      return name;
    }
    // Only the URI form of a path tells its bytes; its text follows the locale.
    String raw = path.toUri().getRawPath();
    int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
    return decode(unescape(raw.substring(raw.lastIndexOf('/', end - 1) + 1, end)));
  }

  /// A path below a folder on disk.
  ///
  /// @throws IllegalArgumentException when there can be no such path
  static Path resolve(Path root, String path) {
    if (isAscii(path)) {
      return root.resolve(path);
    }
    String raw = root.toUri().getRawPath();
    String slash = raw.endsWith("/") ? "" : "/";
    return Path.of(URI.create("file://" + raw + slash + escape(path)));
  }

  /// The text of a name made of any bytes.
  static String decode(byte[] bytes) {
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    return isAscii(latin) ? latin : decodeAny(bytes);
  }

  private static String decodeAny(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    StringBuilder text = new StringBuilder(bytes.length);
    while (in.hasRemaining()) {
      CoderResult result = decoder.decode(in, out, true);
      appendDecoded(out.flip(), text);
      out.clear();
      for (int i = result.isError() ? result.length() : 0; i > 0; i--) {
        text.append((char) (ESCAPE + (in.get() & 0xFF)));
      }
      decoder.reset();
    }
    return text.toString();
  }

  private static void appendDecoded(CharBuffer decoded, StringBuilder text) {
    while (decoded.hasRemaining()) {
      char c = decoded.get();
      if (isEscape(c)) {
        for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
          text.append((char) (ESCAPE + (b & 0xFF)));
        }
      } else {
        text.append(c);
      }
    }
  }

  private static String escape(String path) {
    StringBuilder out = new StringBuilder(path.length() * 3);
    int start = 0;
    for (int i = 0; i < path.length(); i++) {
      if (isEscape(path.charAt(i))) {
        escape(path.substring(start, i).getBytes(StandardCharsets.UTF_8), out);
        appendHex(path.charAt(i) - ESCAPE, out);
        start = i + 1;
      }
    }
    escape(path.substring(start).getBytes(StandardCharsets.UTF_8), out);
    return out.toString();
  }

  private static void escape(byte[] bytes, StringBuilder out) {
    for (byte b : bytes) {
      if (b == '/' || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9')) {
        out.append((char) b);
      } else {
        appendHex(b & 0xFF, out);
      }
    }
  }

  private static void appendHex(int value, StringBuilder out) {
    out.append('%').append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 0xF));
  }

  private static byte[] unescape(String raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '%') {
        out.write(Integer.parseInt(raw, i + 1, i + 3, 16));
        i += 2;
      } else {
        out.write(raw.charAt(i));
      }
    }
    return out.toByteArray();
  }

  private static boolean isEscape(char c) {
    return c >= FIRST_ESCAPED && c <= LAST_ESCAPED;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
