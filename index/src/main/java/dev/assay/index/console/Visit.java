package dev.assay.index.console;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Somebody who has logged in. Their credentials are sealed with a key that only their cookie
/// gives, so that memory holds no secret between requests.
///
/// @param csrf what every form of the visit carries
/// @param until when it ends
record Visit(String csrf, Instant until, byte[] sealed) {
  private static final int TAG_BITS = 128;

  /// Each key seals one text, so that the nonce may be the same.
  private static final byte[] NONCE = new byte[12];

  static Visit of(String id, String csrf, Instant until, String authorization) {
    byte[] text = authorization.getBytes(StandardCharsets.UTF_8);
    return new Visit(csrf, until, cipher(Cipher.ENCRYPT_MODE, id, text));
  }

  /// The header that the visitor would send if it were a program.
  String authorization(String id) {
    return new String(cipher(Cipher.DECRYPT_MODE, id, sealed), StandardCharsets.UTF_8);
  }

  /// Whether a form is of this visit.
  boolean owns(String shown) {
    return MessageDigest.isEqual(
        csrf.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] cipher(int mode, String id, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      SecretKeySpec key = new SecretKeySpec(Visits.digest("seal " + id), "AES");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, NONCE));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM with a key of 256 bits", impossible);
    }
  }

  @Override
  public String toString() {
    return "Visit[until " + until + "]";
  }
}
