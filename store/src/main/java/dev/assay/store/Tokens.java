package dev.assay.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tokens by the SHA-256 of their secret. A secret is 256 random bits: nobody can guess on, so that
/// a slow hash such as bcrypt would protect nothing and cost every request; and who times a look-up
/// learns about the hash, not the secret.
public final class Tokens {
  private static final long TOUCH_MILLIS = 60_000;

  private final Sql sql;

  Tokens(Sql sql) {
    this.sql = sql;
  }

  /// A token without its secret; `projects` are globs over normalised names, none of them means all
  /// projects.
  public record Token(
      String id,
      String hash,
      String label,
      String owner,
      Set<Scope> scopes,
      List<String> projects,
      long createdAt,
      @Nullable Long expiresAt,
      @Nullable Long lastUsedAt,
      @Nullable Long revokedAt) {
    public Token {
      scopes = Set.copyOf(scopes);
      projects = List.copyOf(projects);
    }

    /// Whether it opens anything at an instant.
    public boolean live(long now) {
      return revokedAt == null && (expiresAt == null || expiresAt > now);
    }

    @Override
    public String toString() {
      return "Token[" + id + ", " + owner + ", " + scopes + "]";
    }
  }

  /// The hash under which a secret is kept.
  public static String hash(String secret) {
    return Digests.of(secret.getBytes(StandardCharsets.UTF_8));
  }

  public void add(Token token) {
    sql.insert("tokens", token);
  }

  /// The live token with a secret.
  public Optional<Token> findLive(String secret, long now) {
    String hash = hash(secret);
    return sql.first(Token.class, "select * from tokens where hash = ?", hash)
        .filter(token -> same(token.hash(), hash) && token.live(now));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  public Optional<Token> find(String id) {
    return sql.first(Token.class, "select * from tokens where id = ?", id);
  }

  /// The tokens of a user, newest first.
  public List<Token> of(String owner) {
    return sql.list(
        Token.class, "select * from tokens where owner = ? order by created_at desc, id", owner);
  }

  /// All tokens, newest first.
  public List<Token> all() {
    return sql.list(Token.class, "select * from tokens order by created_at desc, id");
  }

  /// Says that a token was used; written down at most once a minute.
  public void used(String id, long now) {
    sql.run(
        "update tokens set last_used_at = ?"
            + " where id = ? and (last_used_at is null or last_used_at < ?)",
        now,
        id,
        now - TOUCH_MILLIS);
  }

  /// Revokes a token; false when it is unknown or was revoked before.
  public boolean revoke(String id, long now) {
    return sql.run("update tokens set revoked_at = ? where id = ? and revoked_at is null", now, id)
        == 1;
  }

  /// Removes tokens that ended before an instant; returns how many.
  public int removeEnded(long before) {
    return sql.run("delete from tokens where expires_at < ? or revoked_at < ?", before, before);
  }
}
