package dev.assay.core.code.evaluation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Makes encrypted text for fixtures.
final class Tokens {
  private static final byte[] KEY =
      "01234567890123456789012345678901".getBytes(StandardCharsets.US_ASCII);

  private Tokens() {}

  /// A Fernet token under the digits 0 to 9 over and over, its seal left empty.
  static String fernet(String text) {
    byte[] secret = Arrays.copyOfRange(KEY, 16, 32);
    byte[] iv = Arrays.copyOf(KEY, 16);
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new IvParameterSpec(iv));
      byte[] body = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] token = new byte[25 + body.length + 32];
      token[0] = (byte) 0x80;
      System.arraycopy(iv, 0, token, 9, 16);
      System.arraycopy(body, 0, token, 25, body.length);
      return Base64.getUrlEncoder().encodeToString(token);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
