package dev.assay.bench.trojan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/// Bytes written the ways that Python's decoders read.
final class Encoding {
  private static final String BASE85 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

  private Encoding() {}

  /// Wraps a stream in one that encodes.
  private interface Wrapper {
    OutputStream wrap(OutputStream out) throws IOException;
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static byte[] deflated(byte[] bytes) {
    return through(bytes, DeflaterOutputStream::new);
  }

  static byte[] bzipped(byte[] bytes) {
    return through(bytes, BZip2CompressorOutputStream::new);
  }

  private static byte[] through(byte[] bytes, Wrapper wrapper) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream encoder = wrapper.wrap(out)) {
      encoder.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// As `base64.b85encode` writes it.
  static String base85(byte[] bytes) {
    int padding = Math.floorMod(-bytes.length, 4);
    byte[] padded = Arrays.copyOf(bytes, bytes.length + padding);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < padded.length; i += 4) {
      long word = new BigInteger(1, Arrays.copyOfRange(padded, i, i + 4)).longValueExact();
      StringBuilder digits = new StringBuilder();
      for (int digit = 0; digit < 5; digit++, word /= 85) {
        digits.append(BASE85.charAt((int) (word % 85)));
      }
      text.append(digits.reverse());
    }
    return text.substring(0, text.length() - padding);
  }

  /// Letters thirteen places on.
  static String rotated(String text) {
    StringBuilder rotated = new StringBuilder();
    text.chars().forEach(c -> rotated.append((char) rotated(c)));
    return rotated.toString();
  }

  private static int rotated(int c) {
    int lower = c | 0x20;
    boolean isLetter = lower >= 'a' && lower <= 'z';
    return isLetter ? c + (lower < 'n' ? 13 : -13) : c;
  }

  static byte[] xored(byte[] bytes, String key) {
    byte[] keys = key.getBytes(US_ASCII);
    byte[] xored = bytes.clone();
    for (int i = 0; i < xored.length; i++) {
      xored[i] ^= keys[i % keys.length];
    }
    return xored;
  }

  /// A Fernet token (AES-128 in CBC mode, HMAC-SHA256) under a key of 32 bytes.
  static String fernet(String text, byte[] key) {
    try {
      byte[] vector = Arrays.copyOf(key, 16);
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, 16, 16, "AES"), new IvParameterSpec(vector));
      byte[] sealed = cipher.doFinal(text.getBytes(UTF_8));
      ByteBuffer token = ByteBuffer.allocate(1 + 8 + 16 + sealed.length + 32);
      token.put((byte) 0x80).putLong(1_700_000_000L).put(vector).put(sealed);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, 0, 16, "HmacSHA256"));
      mac.update(token.array(), 0, token.position());
      token.put(mac.doFinal());
      return Base64.getUrlEncoder().encodeToString(token.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
