package dev.assay.cli.credential;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.index.access.TokenClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// What somebody is logged in with, and the short-lived tokens that are made of it. Those are used
/// again until shortly before they end.
///
/// @param kept tokens that somebody logged in with
/// @param cache short-lived tokens
public record Wallet(CredentialFile kept, CredentialFile cache, InstantSource clock) {
  private static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final Duration SHORTLY = Duration.ofMinutes(2);

  /// The one of whoever runs the command.
  public static Wallet of(Surroundings surroundings) {
    return new Wallet(
        new CredentialFile(surroundings.config().resolve("credentials.json")),
        new CredentialFile(surroundings.cache().resolve("tokens.json")),
        surroundings.clock());
  }

  /// Keeps a token; short-lived ones of another are forgotten.
  public void put(Credential credential) {
    cache.remove(credential.server());
    kept.put(credential);
  }

  /// Forgets all tokens of a server; says whether there was one.
  public boolean remove(URI server) {
    boolean cached = cache.remove(server);
    return kept.remove(server) || cached;
  }

  /// A short-lived token to read with for an address of an index; none when nobody is logged in.
  public Optional<Credential> shortLived(URI address) {
    Instant now = clock.instant();
    return kept.find(address)
        .map(
            credential ->
                cache
                    .find(credential.server())
                    .filter(it -> it.server().equals(credential.server()))
                    .filter(it -> it.until().isPresent() && it.isGoodAt(now.plus(SHORTLY)))
                    .orElseGet(() -> fetch(credential)));
  }

  private Credential fetch(Credential credential) {
    if (!credential.isGoodAt(clock.instant())) {
      throw refused(credential.server(), "what you are logged in with has ended");
    }
    Credential fresh = shortLived(credential);
    cache.put(fresh);
    return fresh;
  }

  /// A short-lived token, made of one that need not be kept.
  public static Credential shortLived(Credential credential) {
    return given(
        credential.server(),
        client(credential.server()).shortLived("Bearer " + credential.secret(), LIFETIME));
  }

  /// A token for an identity token of CI.
  public static Credential exchanged(URI server, String identity) {
    return given(server, client(server).exchange(identity));
  }

  private static TokenClient client(URI server) {
    try {
      return new TokenClient(server);
    } catch (IllegalArgumentException unsafe) {
      throw new Stop(
          new Problem.WrongUse(
              "`%s`: %s".formatted(server, unsafe.getMessage()),
              Optional.of("write `https://HOST/`, without a user or password")));
    }
  }

  private static Credential given(URI server, TokenClient.Result result) {
    return switch (result) {
      case TokenClient.Result.Given(String secret, Instant expires) ->
          new Credential(server, secret, Optional.of(expires));
      case TokenClient.Result.Refused(int status, String reason) ->
          throw refused(server, "it answers %d: %s".formatted(status, reason));
      case TokenClient.Result.Unreachable(String reason) -> throw refused(server, reason);
    };
  }

  private static Stop refused(URI server, String reason) {
    return new Stop(
        new Problem.Undecided(
            "the index at `%s` gives no token: %s".formatted(server.getAuthority(), reason),
            Optional.of("log in: `assay login %s`".formatted(server))));
  }
}
