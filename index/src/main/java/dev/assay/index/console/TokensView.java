package dev.assay.index.console;

import dev.assay.report.json.Labels;
import dev.assay.store.Session;
import dev.assay.store.Teams;
import dev.assay.store.Tokens.Token;
import dev.assay.store.Users.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The tokens, and the users whose they are.
///
/// @param owners that a token can be made for
/// @param secret of the token that was just made, which is shown once
/// @param problem why none was made, possibly empty
record TokensView(
    List<Row> rows,
    List<Person> users,
    List<String> owners,
    Optional<String> secret,
    String problem) {

  /// A token without its secret.
  record Row(
      String id,
      String label,
      String owner,
      String scopes,
      String projects,
      Optional<Moment> expires,
      Optional<Moment> used,
      String state) {}

  /// A user.
  record Person(String name, String displayName, String roles, boolean disabled) {}

  static TokensView of(Session session, Optional<String> secret, String problem, Instant now) {
    return new TokensView(
        session.tokens().all().stream().map(token -> row(token, now)).toList(),
        session.users().all().stream()
            .map(
                user ->
                    new Person(
                        user.name(),
                        user.displayName(),
                        String.join(", ", user.roles().stream().map(Labels::of).sorted().toList()),
                        user.disabledAt() != null))
            .toList(),
        owners(session),
        secret,
        problem);
  }

  private static List<String> owners(Session session) {
    return Stream.concat(
            session.users().all().stream().map(User::name),
            session.teams().all().stream().map(team -> Teams.OWNER + team.team()))
        .toList();
  }

  private static Row row(Token token, Instant now) {
    return new Row(
        token.id(),
        token.label(),
        token.owner(),
        String.join(", ", token.scopes().stream().map(Labels::of).sorted().toList()),
        token.projects().isEmpty() ? "all" : String.join(", ", token.projects()),
        Optional.ofNullable(token.expiresAt()).map(at -> Moment.of(at, now)),
        Optional.ofNullable(token.lastUsedAt()).map(at -> Moment.of(at, now)),
        token.live(now.toEpochMilli())
            ? "live"
            : token.revokedAt() == null ? "expired" : "revoked");
  }
}
