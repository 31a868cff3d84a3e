package dev.assay.core.project;

import java.util.Locale;
import java.util.Optional;

/// Hashes that hold bytes: those that pip accepts under `--require-hashes`.
public final class Hashes {
  private Hashes() {}

  /// The hash in the form `algorithm:hex`, or empty when the algorithm is weak or unknown, or the
  /// digits are not as many as it gives.
  public static Optional<String> read(String algorithm, String digits) {
    String plain = algorithm.replace("-", "").toLowerCase(Locale.ROOT);
    int length =
        switch (plain) {
          case "sha256" -> 64;
          case "sha384" -> 96;
          case "sha512" -> 128;
          default -> -1;
        };
    return digits.length() == length && References.isHexadecimal(digits)
        ? Optional.of(plain + ":" + digits.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /// The hash of a text such as `sha256:0a1b…` or `sha256=0a1b…`.
  public static Optional<String> read(String text) {
    int separator = text.indexOf(':');
    if (separator < 0) {
      separator = text.indexOf('=');
    }
    return separator < 0
        ? Optional.empty()
        : read(text.substring(0, separator), text.substring(separator + 1));
  }
}
