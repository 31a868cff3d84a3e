package dev.assay.core.code.evaluation;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The encodings of bytes as letters (RFC 4648, Ascii85 and base85 as Python writes them), read
/// with padding or without. What is no such text is null.
final class BaseDecoding {
  private static final int[] BASE64 =
      table("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
  private static final int[] BASE32 = table("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
  private static final int[] BASE85 =
      table(
          "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~");

  private BaseDecoding() {}

  private static int[] table(String alphabet) {
    int[] table = new int[256];
    Arrays.fill(table, -1);
    for (int i = 0; i < alphabet.length(); i++) {
      table[alphabet.charAt(i)] = i;
    }
    return table;
  }

  /// Standard or URL-safe base64; other characters are passed over, as Python does.
  static @Nullable String base64(String text) {
    byte[] out = new byte[text.length() * 3 / 4 + 3];
    int length = 0;
    int bits = 0;
    int held = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c == '-' ? 62 : c == '_' ? 63 : c < 256 ? BASE64[c] : -1;
      if (digit >= 0) {
        held = held << 6 | digit;
        bits += 6;
        if (bits >= 8) {
          bits -= 8;
          out[length++] = (byte) (held >> bits);
        }
      } else if (c > 127) {
        return null;
      }
    }
    return Bytes.text(out, length);
  }

  static @Nullable String base32(String text) {
    byte[] out = new byte[text.length() * 5 / 8 + 2];
    int length = 0;
    int bits = 0;
    long held = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = Character.toUpperCase(text.charAt(i));
      int digit = c < 256 ? BASE32[c] : -1;
      if (digit >= 0) {
        held = (held << 5 | digit) & 0xFFFF;
        bits += 5;
        if (bits >= 8) {
          bits -= 8;
          out[length++] = (byte) (held >> bits);
        }
      } else if (c != '=' && !Character.isWhitespace(c)) {
        return null;
      }
    }
    return Bytes.text(out, length);
  }

  static @Nullable String hexadecimal(String text) {
    StringBuilder out = new StringBuilder(text.length() / 2);
    int high = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = Character.digit(c, 16);
      if (digit < 0) {
        if (Character.isWhitespace(c)) {
          continue;
        }
        return null;
      }
      if (high < 0) {
        high = digit;
      } else {
        out.append((char) (high << 4 | digit));
        high = -1;
      }
    }
    return high >= 0 ? null : out.toString();
  }

  /// Python's base85 (as git writes it).
  static @Nullable String base85(String text) {
    return groups(text, BASE85, 0, false);
  }

  /// Ascii85, with Adobe's brackets or without.
  static @Nullable String ascii85(String text) {
    String body = text.strip();
    body = body.startsWith("<~") ? body.substring(2) : body;
    body = body.endsWith("~>") ? body.substring(0, body.length() - 2) : body;
    return groups(body, null, '!', true);
  }

  private static @Nullable String groups(
      String text, int @Nullable [] alphabet, int first, boolean zeros) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    long held = 0;
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        continue;
      }
      if (zeros && c == 'z' && count == 0) {
        out.writeBytes(new byte[4]);
        continue;
      }
      int digit = alphabet == null ? c - first : c < 256 ? alphabet[c] : -1;
      if (digit < 0 || digit > 84) {
        return null;
      }
      held = held * 85 + digit;
      if (++count == 5) {
        write(out, held, 4);
        held = 0;
        count = 0;
      }
    }
    for (int i = count; count > 0 && i < 5; i++) {
      held = held * 85 + 84;
    }
    if (count > 1) {
      write(out, held, count - 1);
    }
    return Bytes.text(out.toByteArray());
  }

  private static void write(ByteArrayOutputStream out, long word, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (word >> (24 - 8 * i)) & 0xFF);
    }
  }
}
