package dev.assay.index.console;

import dev.assay.index.access.Owners;
import dev.assay.index.access.ProjectGlobs;
import dev.assay.index.access.TokenDesk;
import dev.assay.index.http.Call;
import dev.assay.store.Scope;
import dev.assay.store.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The page of tokens, and what a visitor does there.
final class TokenForms {
  private final Console.Parts parts;
  private final Views views;
  private final Reading reading;

  TokenForms(Console.Parts parts, Views views, Reading reading) {
    this.parts = parts;
    this.views = views;
    this.reading = reading;
  }

  void show(Call call) {
    show(call, Optional.empty(), "");
  }

  private void show(Call call, Optional<String> secret, String problem) {
    reading.show(
        call,
        "tokens.jte",
        "Tokens",
        "Tokens",
        session -> TokensView.of(session, secret, problem, parts.clock().instant()));
  }

  /// Makes a token and shows its secret once.
  void issue(Call call, Fields fields) {
    Instant now = parts.clock().instant();
    TokenDesk.Order order = order(fields, now);
    String caller = call.caller().name();
    Optional<String> problem = parts.store().read(session -> problem(session, order, caller));
    if (problem.isPresent()) {
      show(call, Optional.empty(), problem.get());
      return;
    }
    TokenDesk.Issued issued =
        parts.store().write(session -> new TokenDesk().issue(session, order, caller, now));
    show(call, Optional.of(issued.secret()), "");
  }

  private static TokenDesk.Order order(Fields fields, Instant now) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (Scope scope : Scope.values()) {
      if (fields.all("scope").contains(scope.name())) {
        scopes.add(scope);
      }
    }
    List<String> projects =
        Arrays.stream(fields.text("projects").split("[\\s,]+"))
            .filter(it -> !it.isEmpty())
            .toList();
    long days = fields.number("days");
    return new TokenDesk.Order(
        fields.text("owner"),
        fields.text("label"),
        scopes,
        projects,
        days <= 0 ? Optional.empty() : Optional.of(now.plus(Duration.ofDays(days))));
  }

  /// Whoever holds the first token may be no user.
  private static Optional<String> problem(Session session, TokenDesk.Order order, String caller) {
    boolean owned = order.owner().equals(caller) || Owners.isThere(session, order.owner());
    if (!owned || order.scopes().isEmpty()) {
      return Optional.of(
          "A token has an owner, which is a user or a team that there is, and at least one scope.");
    }
    return order.projects().stream().allMatch(ProjectGlobs::isGlob)
        ? Optional.empty()
        : Optional.of("Projects are normalised names, and prefixes that end in a star.");
  }

  /// Ends a token.
  void revoke(Call call, Fields fields) {
    String id = call.part("id");
    boolean revoked =
        parts
            .store()
            .write(
                session ->
                    TokenDesk.revoke(session, id, call.caller().name(), parts.clock().millis()));
    parts.guard().forget();
    if (revoked) {
      BrowserDoor.see(call, "/console/tokens?done=token-revoked");
    } else {
      views.problem(call, 404, "Not found", "There is no such live token.");
    }
  }
}
