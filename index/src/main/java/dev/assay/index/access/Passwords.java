package dev.assay.index.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/// Passwords as salted, slow hashes (PBKDF2 with HMAC-SHA256, RFC 8018), of which only a few are
/// computed at a time, however many ask.
public final class Passwords {
  /// The shortest that is taken (NIST SP 800-63B-4).
  public static final int SHORTEST = 15;

  private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
  private static final String SCHEME = "pbkdf2-sha256";
  private static final int ROUNDS = 600_000;
  private static final int MOST_ROUNDS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  private final SecureRandom random = new SecureRandom();
  private final Semaphore computing =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
  private final String decoy;

  /// No password is known to have the hash that is made up here.
  public Passwords() {
    decoy = text(random(SALT_BYTES), random(HASH_BITS / Byte.SIZE));
  }

  /// The hash of a new password: scheme, rounds, salt and hash with `$` between them.
  public String hash(String password) {
    byte[] salt = random(SALT_BYTES);
    return text(salt, derive(password, salt, ROUNDS));
  }

  private byte[] random(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String text(byte[] salt, byte[] hash) {
    Base64.Encoder text = Base64.getEncoder().withoutPadding();
    return String.join(
        "$",
        SCHEME,
        Integer.toString(ROUNDS),
        text.encodeToString(salt),
        text.encodeToString(hash));
  }

  /// Whether a password has a hash. Without a hash it takes as long, so that nobody learns who has
  /// one.
  boolean matches(String password, @Nullable String hash) {
    String[] parts = (hash == null ? decoy : hash).split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(SCHEME)) {
      return false;
    }
    try {
      int rounds = Math.min(Integer.parseInt(parts[1]), MOST_ROUNDS);
      byte[] known = Base64.getDecoder().decode(parts[3]);
      byte[] shown = derive(password, Base64.getDecoder().decode(parts[2]), rounds);
      return MessageDigest.isEqual(known, shown) && hash != null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private byte[] derive(String password, byte[] salt, int rounds) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
    computing.acquireUninterruptibly();
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    } finally {
      computing.release();
      spec.clearPassword();
    }
  }
}
