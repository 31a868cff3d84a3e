package dev.assay.bench.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Whether a family may be read to improve the rules (70 %) or only counts (30 %): the difference
/// of the two figures shows how far the rules were fitted to what was read.
enum Part {
  DEVELOPMENT("development"),
  HELD_OUT("held out");

  private static final String SEED = "assay-held-out-1:";
  private static final int HELD_OUT_PERCENT = 30;

  private final String label;

  Part(String label) {
    this.label = label;
  }

  static Part of(String family) {
    byte[] digest = sha256(SEED + family);
    int number = (digest[0] & 0xff) << 16 | (digest[1] & 0xff) << 8 | (digest[2] & 0xff);
    return number % 100 < HELD_OUT_PERCENT ? HELD_OUT : DEVELOPMENT;
  }

  String label() {
    return label;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
