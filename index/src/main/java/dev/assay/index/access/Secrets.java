package dev.assay.index.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/// Makes the secrets of tokens: `assay_` and 256 random bits.
final class Secrets {
  private static final String PREFIX = "assay_";
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("assay_[A-Za-z0-9_-]{43}");
  private static final int ID_BYTES = 9;

  private final SecureRandom random = new SecureRandom();

  /// A secret that was never given out.
  String secret() {
    return PREFIX + text(BYTES);
  }

  /// A name for a token, by which it is shown and revoked.
  String id() {
    return text(ID_BYTES);
  }

  private String text(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Whether a text can be a secret at all.
  static boolean isSecret(String text) {
    return FORM.matcher(text).matches();
  }
}
