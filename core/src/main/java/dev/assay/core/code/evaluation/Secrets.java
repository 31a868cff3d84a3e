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
          "card_number",
          "cardnumber",
          "session_token");
  private static final Set<String> WHOLE =
      Set.of(
          "seed", "token", "pwd", "ak", "sk", "pk", "wif", "pin", "cookie", "cookies", "cvv",
          "cvc");
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

  private static final List<String> TOLD =
      List.of(
          "token:",
          "pass:",
          "password:",
          "private key:",
          "mnemonic:",
          "seed phrase:",
          "cookie:",
          "secret:");

  private static final int LONGEST_MESSAGE = 2_000;

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

  /// Whether a text tells somebody several secrets, each after its name (`Token: …, Pass: …`).
  static boolean areTold(Text text) {
    String written = text.text();
    if (written.length() > LONGEST_MESSAGE
        || written.indexOf(Text.HOLE) < 0
        || written.indexOf(':') < 0) {
      return false;
    }
    String lower = written.toLowerCase(Locale.ROOT);
    int told = 0;
    for (String word : TOLD) {
      int at = lower.indexOf(word);
      int end = at + word.length();
      while (at >= 0 && end < lower.length() && " *`'\"".indexOf(lower.charAt(end)) >= 0) {
        end++;
      }
      told += at >= 0 && end < lower.length() && lower.charAt(end) == Text.HOLE ? 1 : 0;
    }
    return told > 1;
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
