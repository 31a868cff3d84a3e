package dev.assay.core.code.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Names of parameters and fields that say that what they hold is secret.
final class Secrets {
  private static final List<String> PARTS =
      List.of(
          "private_key",
          "privatekey",
          "privkey",
          "priv_key",
          "mnemonic",
          "seed_phrase",
          "seedphrase",
          "secret",
          "password",
          "passwd",
          "passphrase",
          "api_key",
          "apikey",
          "access_key",
          "accesskey",
          "auth_token",
          "access_token",
          "bearer",
          "credential",
          "wallet_key",
          "keypair",
          "session_token");
  private static final Set<String> WHOLE =
      Set.of("seed", "token", "pwd", "ak", "sk", "pk", "wif", "pin", "cookie", "cookies");
  private static final List<String> FIELDS =
      List.of(
          "private_key",
          "privatekey",
          "mnemonic",
          "seed_phrase",
          "secret_key",
          "secretkey",
          "access_key",
          "access_key_id",
          "access_key_secret",
          "api_secret",
          "client_secret");

  private Secrets() {}

  static boolean isSecretParameter(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (WHOLE.contains(lower)) {
      return true;
    }
    for (String part : PARTS) {
      if (lower.contains(part)) {
        return true;
      }
    }
    return lower.endsWith("_token") || lower.endsWith("_seed");
  }

  /// Whether a field of any object is secret by its name alone.
  static boolean isSecretField(String name) {
    if (name.length() < 8) {
      return false;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    for (String field : FIELDS) {
      if (lower.endsWith(field)) {
        return true;
      }
    }
    return false;
  }
}
