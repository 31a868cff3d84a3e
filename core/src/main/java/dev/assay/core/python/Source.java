package dev.assay.core.python;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The text of a file, decoded as Python does it (BOM, PEP 263, else UTF-8), and as Latin-1 where
/// that fails, since malware need not be valid to run. Offsets count UTF-16 units from 0.
public final class Source {
  private static final int CODING_LINES = 2;
  private static final int LONGEST_CODING_LINE = 400;
  private static final char REPLACEMENT = '\uFFFD';

  private final char[] text;
  private int[] lineStarts = new int[64];
  private int lines = 1;
  private boolean tab;
  private boolean nul;
  private boolean beyondAscii;

  private Source(char[] text) {
    this.text = text;
    int seen = 0;
    for (int i = 0; i < text.length; i++) {
      char c = text[i];
      seen |= c;
      if (c <= '\r') {
        control(c, i);
      }
    }
    beyondAscii = seen >= 0x80;
  }

  private void control(char c, int at) {
    tab |= c == '\t';
    nul |= c == 0;
    if (isLineEnd(at)) {
      addLine(at + 1);
    }
  }

  private boolean isLineEnd(int at) {
    return text[at] == '\n'
        || (text[at] == '\r' && !(at + 1 < text.length && text[at + 1] == '\n'));
  }

  private void addLine(int start) {
    if (lines == lineStarts.length) {
      lineStarts = Arrays.copyOf(lineStarts, lines * 2);
    }
    lineStarts[lines++] = start;
  }

  /// The text itself.
  public static Source of(String text) {
    return new Source(text.toCharArray());
  }

  /// The text of a file's bytes.
  public static Source decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new Source(decode(bytes, 3, StandardCharsets.UTF_8));
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new Source(decode(bytes, 2, StandardCharsets.UTF_16LE));
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new Source(decode(bytes, 2, StandardCharsets.UTF_16BE));
    }
    return new Source(decode(bytes, 0, declared(bytes).orElse(StandardCharsets.UTF_8)));
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static char[] decode(byte[] bytes, int from, Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      // Many times as fast as a decoder, but it replaces what is malformed.
      String text = new String(bytes, from, bytes.length - from, charset);
      if (text.indexOf(REPLACEMENT) < 0) {
        return text.toCharArray();
      }
    }
    try {
      CharBuffer decoded =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
      return Arrays.copyOf(decoded.array(), decoded.limit());
    } catch (CharacterCodingException _) {
      return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1)
          .toCharArray();
    }
  }

  /// The charset that a comment on one of the first two lines names (PEP 263), where the JVM has
  /// it.
  private static Optional<Charset> declared(byte[] bytes) {
    int at = 0;
    for (int line = 0; line < CODING_LINES && at < bytes.length; line++) {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      String comment =
          new String(
              bytes, at, Math.min(end - at, LONGEST_CODING_LINE), StandardCharsets.ISO_8859_1);
      if (!comment.isBlank() && !comment.strip().startsWith("#")) {
        return Optional.empty();
      }
      Optional<Charset> charset = Encodings.declaredBy(comment);
      if (charset.isPresent()) {
        return charset;
      }
      at = end + 1;
    }
    return Optional.empty();
  }

  char[] text() {
    return text;
  }

  /// How many UTF-16 units the text has.
  public int length() {
    return text.length;
  }

  /// One UTF-16 unit.
  public char charAt(int offset) {
    return text[offset];
  }

  /// Whether a tab stands in it.
  public boolean hasTab() {
    return tab;
  }

  /// Whether a NUL stands in it, which Python does not take for text.
  public boolean hasNul() {
    return nul;
  }

  /// Whether any character is none of ASCII.
  public boolean hasOtherThanAscii() {
    return beyondAscii;
  }

  /// The text of a range.
  public String slice(int start, int end) {
    return new String(text, start, end - start);
  }

  /// The line of an offset, counted from 1.
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, 0, lines, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /// The offset at which a line, counted from 1, starts.
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /// The column of an offset in code points, counted from 0.
  public int column(int offset) {
    int start = lineStarts[line(offset) - 1];
    return Character.codePointCount(text, start, offset - start);
  }

  /// How many lines there are.
  public int lines() {
    return lines;
  }
}
