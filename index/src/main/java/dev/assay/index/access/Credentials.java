package dev.assay.index.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// What the `Authorization` header of a request shows (RFC 7617, RFC 6750).
sealed interface Credentials {
  /// Nothing.
  record None() implements Credentials {}

  /// A token: by itself, or as the password of `__token__` or of anybody.
  record OfToken(String secret) implements Credentials {
    @Override
    public String toString() {
      return "OfToken[]";
    }
  }

  /// A user's name and password.
  record OfUser(String name, String password) implements Credentials {
    @Override
    public String toString() {
      return "OfUser[" + name + "]";
    }
  }

  /// Something that is neither.
  record Unreadable() implements Credentials {}

  /// The longest header that is looked at, in characters.
  int LONGEST = 2_048;

  static Credentials read(Optional<String> header) {
    if (header.isEmpty()) {
      return new None();
    }
    String text = header.get().strip();
    int space = text.indexOf(' ');
    if (space < 0 || text.length() > LONGEST) {
      return new Unreadable();
    }
    String value = text.substring(space + 1).strip();
    String scheme = text.substring(0, space);
    if (scheme.equalsIgnoreCase("bearer")) {
      return Secrets.isSecret(value) ? new OfToken(value) : new Unreadable();
    }
    return scheme.equalsIgnoreCase("basic") ? basic(value) : new Unreadable();
  }

  private static Credentials basic(String value) {
    String pair;
    try {
      pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return new Unreadable();
    }
    int colon = pair.indexOf(':');
    if (colon < 0) {
      return new Unreadable();
    }
    String name = pair.substring(0, colon);
    String password = pair.substring(colon + 1);
    if (Secrets.isSecret(password)) {
      return new OfToken(password);
    }
    return name.isEmpty() || name.equals("__token__")
        ? new Unreadable()
        : new OfUser(name, password);
  }
}
