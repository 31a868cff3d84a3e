package dev.assay.core.code.evaluation;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Decrypts what lies beside its key: Fernet, AES and RC4. What cannot be decrypted is null.
final class Ciphers {
  private static final int FERNET_KEY = 32;
  private static final int FERNET_HEAD = 25;
  private static final int FERNET_SEAL = 32;

  private Ciphers() {}

  /// A Fernet token under its URL-safe base64 key (AES-128-CBC; the seal is not checked).
  static @Nullable String fernet(String key, String token) {
    String keys = BaseDecoding.base64(key);
    String body = BaseDecoding.base64(token);
    if (keys == null
        || body == null
        || keys.length() != FERNET_KEY
        || body.length() < FERNET_HEAD + FERNET_SEAL) {
      return null;
    }
    String iv = body.substring(9, FERNET_HEAD);
    return cipher(
        "AES/CBC/PKCS5Padding",
        keys.substring(16),
        iv,
        body.substring(FERNET_HEAD, body.length() - FERNET_SEAL));
  }

  /// AES in a mode that PyCryptodome or `cryptography` names, with the padding.
  static @Nullable String aes(String mode, String key, @Nullable String iv, String text) {
    return switch (mode.toUpperCase(Locale.ROOT)) {
      case "ECB" -> cipher("AES/ECB/NoPadding", key, null, text);
      case "CBC" ->
          cipher(
              "AES/CBC/NoPadding",
              key,
              iv == null ? text.substring(0, Math.min(16, text.length())) : iv,
              text);
      case "CTR" -> cipher("AES/CTR/NoPadding", key, iv, text);
      case "CFB" -> cipher("AES/CFB8/NoPadding", key, iv, text);
      case "OFB" -> cipher("AES/OFB/NoPadding", key, iv, text);
      case "GCM" -> galois(key, iv, text);
      default -> null;
    };
  }

  /// The text without its seal, which may stand behind it or have been given apart.
  private static @Nullable String galois(String key, @Nullable String nonce, String text) {
    if (nonce == null || nonce.length() != 12) {
      return null;
    }
    return cipher("AES/CTR/NoPadding", key, nonce + "\0\0\0\2", text);
  }

  /// The text without the padding of PKCS 7, where there is any.
  static String unpadded(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int count = text.charAt(text.length() - 1);
    boolean padded = count > 0 && count <= 16 && count <= text.length();
    for (int i = 1; padded && i <= count; i++) {
      padded = text.charAt(text.length() - i) == count;
    }
    return padded ? text.substring(0, text.length() - count) : text;
  }

  private static @Nullable String cipher(
      String transformation, String key, @Nullable String iv, String text) {
    try {
      Cipher cipher = Cipher.getInstance(transformation);
      SecretKeySpec secret = new SecretKeySpec(Bytes.of(key), "AES");
      if (iv == null) {
        cipher.init(Cipher.DECRYPT_MODE, secret);
      } else {
        cipher.init(Cipher.DECRYPT_MODE, secret, new IvParameterSpec(Bytes.of(iv)));
      }
      return Bytes.text(cipher.doFinal(Bytes.of(text)));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return null;
    }
  }

  /// RC4, which is its own inverse.
  static @Nullable String rc4(String key, String text) {
    if (key.isEmpty()) {
      return null;
    }
    int[] state = new int[256];
    for (int i = 0; i < 256; i++) {
      state[i] = i;
    }
    int j = 0;
    for (int i = 0; i < 256; i++) {
      j = (j + state[i] + key.charAt(i % key.length())) & 255;
      swap(state, i, j);
    }
    char[] out = new char[text.length()];
    int x = 0;
    int y = 0;
    for (int i = 0; i < out.length; i++) {
      x = (x + 1) & 255;
      y = (y + state[x]) & 255;
      swap(state, x, y);
      out[i] = (char) (text.charAt(i) ^ state[(state[x] + state[y]) & 255]);
    }
    return new String(out);
  }

  private static void swap(int[] state, int i, int j) {
    int held = state[i];
    state[i] = state[j];
    state[j] = held;
  }

  /// The digest of bytes by an algorithm of `hashlib`.
  static @Nullable Text digest(String algorithm, Text text) {
    String name =
        switch (algorithm) {
          case "md5" -> "MD5";
          case "sha1" -> "SHA-1";
          case "sha224" -> "SHA-224";
          case "sha256" -> "SHA-256";
          case "sha384" -> "SHA-384";
          case "sha512" -> "SHA-512";
          default -> "";
        };
    if (name.isEmpty() || !text.isWhole()) {
      return null;
    }
    try {
      byte[] digest = MessageDigest.getInstance(name).digest(Bytes.of(text.text()));
      return Text.ofBytes(Bytes.text(digest), text.taint());
    } catch (GeneralSecurityException _) {
      return null;
    }
  }

  /// A keyed digest (RFC 2104); null where something is not known.
  static @Nullable Text authentication(String algorithm, Text key, Text message) {
    String name =
        switch (algorithm) {
          case "md5" -> "HmacMD5";
          case "sha1" -> "HmacSHA1";
          case "sha224" -> "HmacSHA224";
          case "sha256" -> "HmacSHA256";
          case "sha384" -> "HmacSHA384";
          case "sha512" -> "HmacSHA512";
          default -> "";
        };
    if (name.isEmpty() || key.length() == 0 || !key.isWhole() || !message.isWhole()) {
      return null;
    }
    try {
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(Bytes.of(key.text()), name));
      byte[] code = mac.doFinal(Bytes.of(message.text()));
      return Text.ofBytes(Bytes.text(code), key.taint().plus(message.taint()));
    } catch (GeneralSecurityException _) {
      return null;
    }
  }
}
