package dev.assay.core.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// Decodes text strictly: what is not valid in its encoding is malformed, at a line.
final class Encodings {
  private static final char REPLACEMENT = '\uFFFD';

  private Encodings() {}

  /// UTF-8, without its byte order mark.
  static String utf8(byte[] bytes) throws MalformedException {
    return decode(bytes, StandardCharsets.UTF_8);
  }

  /// UTF-16 where a byte order mark says so (`conda env export >` in PowerShell), else UTF-8.
  static String marked(byte[] bytes) throws MalformedException {
    int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    return decode(
        bytes,
        switch (mark) {
          case 0xFFFE -> StandardCharsets.UTF_16LE;
          case 0xFEFF -> StandardCharsets.UTF_16BE;
          default -> StandardCharsets.UTF_8;
        });
  }

  private static String decode(byte[] bytes, Charset charset) throws MalformedException {
    String text = new String(bytes, charset);
    // A lenient decoder replaces what is invalid, so only a text with replacements needs proof.
    if (text.indexOf(REPLACEMENT) >= 0) {
      prove(bytes, charset);
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static void prove(byte[] bytes, Charset charset) throws MalformedException {
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer from = ByteBuffer.wrap(bytes);
    CharBuffer part = CharBuffer.allocate(8192);
    int line = 1;
    CoderResult result;
    do {
      result = decoder.decode(from, part, true);
      part.flip();
      line += newlines(part);
      part.clear();
    } while (result.isOverflow());
    if (result.isError()) {
      throw new MalformedException("not valid " + charset.name(), line);
    }
  }

  private static int newlines(CharBuffer part) {
    int count = 0;
    while (part.hasRemaining()) {
      if (part.get() == '\n') {
        count++;
      }
    }
    return count;
  }
}
