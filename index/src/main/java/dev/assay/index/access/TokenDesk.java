package dev.assay.index.access;

import dev.assay.store.Scope;
import dev.assay.store.Session;
import dev.assay.store.Tokens;
import dev.assay.store.Tokens.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Gives out tokens. A secret is told once, to whoever asked for it, and its hash is kept.
public final class TokenDesk {
  /// The longest time for which a short-lived token is good.
  public static final Duration SHORT = Duration.ofHours(1);

  private final Secrets secrets = new Secrets();

  /// What is asked for.
  ///
  /// @param owner see [Owners]
  /// @param projects as [Caller][dev.assay.index.http.Caller] has them
  public record Order(
      String owner,
      String label,
      Set<Scope> scopes,
      List<String> projects,
      Optional<Instant> expires) {
    public Order {
      scopes = Set.copyOf(scopes);
      projects = List.copyOf(projects);
    }
  }

  /// A token and its secret; shows itself without the secret.
  public record Issued(Token token, String secret) {
    @Override
    public String toString() {
      return "Issued[" + token.id() + "]";
    }
  }

  /// Makes a token and keeps it in a transaction, which also says so in the log.
  ///
  /// @param actor who asked for it
  public Issued issue(Session session, Order order, String actor, Instant now) {
    Issued issued = make(order, now);
    keep(session, issued, actor, now);
    return issued;
  }

  /// Ends a token in a transaction, which also says so in the log; false when there is no live one.
  ///
  /// @param actor who asked for it
  public static boolean revoke(Session session, String id, String actor, long now) {
    boolean revoked = session.tokens().revoke(id, now);
    if (revoked) {
      session.auditLog().append(actor, "token-revoked", id, Detail.NONE, now);
    }
    return revoked;
  }

  Issued make(Order order, Instant now) {
    String secret = secrets.secret();
    Token token =
        new Token(
            secrets.id(),
            Tokens.hash(secret),
            order.label(),
            order.owner(),
            order.scopes(),
            order.projects(),
            now.toEpochMilli(),
            order.expires().map(Instant::toEpochMilli).orElse(null),
            null,
            null);
    return new Issued(token, secret);
  }

  void keep(Session session, Issued issued, String actor, Instant now) {
    Token token = issued.token();
    session.tokens().add(token);
    session
        .auditLog()
        .append(actor, "token-issued", token.id(), Detail.of(token), now.toEpochMilli());
  }
}
