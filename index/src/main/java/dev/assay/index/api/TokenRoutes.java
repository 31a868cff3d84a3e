package dev.assay.index.api;

import dev.assay.index.access.Owners;
import dev.assay.index.access.ProjectGlobs;
import dev.assay.index.access.Roles;
import dev.assay.index.access.StoreGuard;
import dev.assay.index.access.TokenDesk;
import dev.assay.index.http.Call;
import dev.assay.index.http.Caller;
import dev.assay.index.http.Permission;
import dev.assay.index.http.Problems;
import dev.assay.index.http.Route;
import dev.assay.report.json.JsonWriter;
import dev.assay.store.Scope;
import dev.assay.store.Tokens.Token;
import io.helidon.http.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tokens: given out, listed without their secrets, revoked.
final class TokenRoutes {
  private static final int DEFAULT_SECONDS = 900;

  private final Desk desk;
  private final StoreGuard guard;
  private final TokenDesk tokens = new TokenDesk();

  TokenRoutes(Desk desk, StoreGuard guard) {
    this.desk = desk;
    this.guard = guard;
  }

  List<Route> routes() {
    return List.of(
        new Route(Method.GET, "/api/tokens", Permission.READ, this::list),
        new Route(Method.POST, "/api/tokens", Permission.READ, Body.of(this::issue)),
        new Route(Method.POST, "/api/tokens/short", Permission.READ, Body.of(this::issueShort)),
        new Route(Method.DELETE, "/api/tokens/{id}", Permission.READ, this::revoke));
  }

  private void list(Call call) {
    boolean all = call.caller().may(Permission.ADMIN);
    if (call.caller().isAnybody()) {
      Problems.send(call, 403, "not allowed", "nobody's tokens cannot be listed");
      return;
    }
    List<Token> rows =
        desk.store()
            .read(
                session ->
                    all ? session.tokens().all() : session.tokens().of(call.caller().name()));
    Answers.list(call, "tokens", rows, TokenRoutes::describe);
  }

  private static void describe(JsonWriter json, Token token) {
    json.text("id", token.id());
    json.text("label", token.label());
    json.text("owner", token.owner());
    json.texts("scopes", token.scopes().stream().map(Body::word).sorted().toList());
    json.texts("projects", token.projects());
    Answers.moment(json, "created", token.createdAt());
    Answers.moment(json, "expires", token.expiresAt());
    Answers.moment(json, "used", token.lastUsedAt());
    Answers.moment(json, "revoked", token.revokedAt());
  }

  private void issue(Call call, Body body) {
    Caller caller = call.caller();
    // Whoever finds a token shall not be able to make one of it that lasts longer.
    if (caller.means() != Caller.Means.PASSWORD && !caller.may(Permission.ADMIN)) {
      Problems.send(
          call, 403, "not allowed", "tokens are made with a password or by an administrator");
      return;
    }
    Instant now = desk.now();
    String owner = body.optionalLine("owner").orElse(caller.name());
    Set<Scope> scopes = body.choices("scopes", Scope.class);
    TokenDesk.Order order =
        new TokenDesk.Order(
            owner,
            body.line("label"),
            scopes,
            body.lines("projects", ProjectGlobs::isGlob, "names and prefixes of projects"),
            body.later("expires", now));
    check(body, caller, order);
    if (!body.isRefused(call)) {
      send(call, desk.store().write(it -> tokens.issue(it, order, caller.name(), now)));
    }
  }

  private void check(Body body, Caller caller, TokenDesk.Order order) {
    if (order.scopes().isEmpty()) {
      body.fault("`scopes` is missing");
    }
    if (!caller.permissions().containsAll(Roles.ofScopes(order.scopes()))) {
      body.fault("nobody can give what they may not do themselves");
    }
    if (order.scopes().contains(Scope.ADMIN) && !order.projects().isEmpty()) {
      body.fault("to administer cannot be bound to projects");
    }
    boolean own = order.owner().equals(caller.name());
    if (!own && (!caller.may(Permission.ADMIN) || !isOwner(order.owner()))) {
      body.fault("`owner` is nobody for whom you can make a token");
    }
  }

  private boolean isOwner(String owner) {
    return desk.store().read(session -> Owners.isThere(session, owner));
  }

  private void issueShort(Call call, Body body) {
    Caller caller = call.caller();
    long seconds = body.number("seconds", DEFAULT_SECONDS, 1, TokenDesk.SHORT.toSeconds());
    if (caller.isAnybody()) {
      Problems.send(call, 403, "not allowed", "nobody needs no token");
    } else if (!body.isRefused(call)) {
      Instant now = desk.now();
      Instant end = now.plus(Duration.ofSeconds(seconds));
      TokenDesk.Order order =
          new TokenDesk.Order(
              caller.name(),
              "short-lived",
              Set.of(Scope.READ),
              caller.projects(),
              Optional.of(caller.until().filter(end::isAfter).orElse(end)));
      send(call, desk.store().write(it -> tokens.issue(it, order, caller.name(), now)));
    }
  }

  /// The only time that a secret is told.
  static void send(Call call, TokenDesk.Issued issued) {
    Answers.object(
        call,
        201,
        json -> {
          json.text("token", issued.secret());
          describe(json, issued.token());
        });
  }

  private void revoke(Call call) {
    String id = Answers.part(call, "id").orElse("");
    Caller caller = call.caller();
    boolean revoked =
        desk.store()
            .write(
                session ->
                    session.tokens().find(id).filter(token -> mayRevoke(caller, token)).isPresent()
                        && TokenDesk.revoke(session, id, caller.name(), desk.clock().millis()));
    guard.forget();
    if (revoked) {
      Answers.done(call);
    } else {
      Answers.missing(call, "token, or it was revoked before");
    }
  }

  private static boolean mayRevoke(Caller caller, Token token) {
    return caller.may(Permission.ADMIN)
        || (!caller.isAnybody() && token.owner().equals(caller.name()));
  }
}
