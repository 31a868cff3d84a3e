package dev.assay.index.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.index.http.Arrival;
import dev.assay.index.http.Caller;
import dev.assay.index.http.Guard;
import dev.assay.index.http.Permission;
import dev.assay.store.Store;
import dev.assay.store.Tokens.Token;
import dev.assay.store.Users.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells callers by their tokens and passwords. What was found out is kept for some seconds under a
/// keyed digest, so that a revocation on another node counts after that time, and no secret is in
/// memory for longer than its request.
///
/// Who fails too often waits. Valid tokens are let in all the same, for many share an address and
/// nobody can guess a token: unknown ones are looked for so long as few are, and those that were
/// valid lately always.
public final class StoreGuard implements Guard {
  private static final int KEPT = 10_000;
  private static final int MOST_FAILURES = 10;
  private static final int MOST_TOKENS = 500;
  private static final Duration LATELY = Duration.ofDays(1);
  private static final Duration SURE = Duration.ofSeconds(10);
  private static final Duration PROVEN = Duration.ofMinutes(5);

  private final Store store;
  private final InstantSource clock;
  private final AccessSettings settings;
  private final Passwords passwords;
  private final ClientAddress addresses;
  private final Attempts attempts;
  private final KeyedDigest digest = new KeyedDigest();
  private final Cache<String, Sure> callers = Caffeine.newBuilder().maximumSize(KEPT).build();
  private final Cache<String, Boolean> proven =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(PROVEN).build();

  private final Cache<String, Boolean> valid =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(LATELY).build();

  private record Sure(Caller caller, Instant until) {}

  public StoreGuard(
      Store store, InstantSource clock, AccessSettings settings, Passwords passwords) {
    this.store = store;
    this.clock = clock;
    this.settings = settings;
    this.passwords = passwords;
    this.addresses = new ClientAddress(settings.proxies());
    this.attempts = new Attempts(clock);
  }

  @Override
  public Answer admit(Arrival arrival) {
    return switch (Credentials.read(arrival.authorization())) {
      case Credentials.None() -> new Answer.Known(anybody());
      case Credentials.Unreadable unreadable -> looked(arrival, unreadable);
      case Credentials.OfToken token -> looked(arrival, token);
      case Credentials.OfUser user -> looked(arrival, user);
    };
  }

  private Caller anybody() {
    return Caller.anybody(settings.anonymousRead() ? Set.of(Permission.READ) : Set.of());
  }

  private Answer looked(Arrival arrival, Credentials credentials) {
    String key = digest.of(arrival.authorization().orElse(""));
    Instant now = clock.instant();
    Sure sure = callers.getIfPresent(key);
    if (sure != null && now.isBefore(sure.until())) {
      return new Answer.Known(sure.caller());
    }
    List<String> whose = whose(arrival, credentials);
    Optional<Answer> wait = blocked(whose, MOST_FAILURES).map(Answer.Wait::new);
    if (wait.isPresent() && !isLookedFor(credentials, whose)) {
      return wait.get();
    }
    Optional<Caller> caller = find(credentials, now);
    if (caller.isEmpty()) {
      whose.forEach(attempts::failed);
      return wait.orElseGet(Answer.Invalid::new);
    }
    Instant until = now.plus(SURE);
    callers.put(
        key, new Sure(caller.get(), caller.get().until().filter(until::isAfter).orElse(until)));
    return new Answer.Known(caller.get());
  }

  /// A token cannot be guessed on, so that failures with one count against the address alone:
  /// nobody shall be able to lock out others by their name who does not even try their password.
  private List<String> whose(Arrival arrival, Credentials credentials) {
    String address = "address " + addresses.of(arrival);
    return credentials instanceof Credentials.OfUser user
        ? List.of(address, "user " + digest.of(user.name()))
        : List.of(address);
  }

  private Optional<Duration> blocked(List<String> whose, int most) {
    return whose.stream().flatMap(it -> attempts.blocked(it, most).stream()).findFirst();
  }

  /// Whether credentials are looked at also of those who failed too often.
  private boolean isLookedFor(Credentials credentials, List<String> whose) {
    return credentials instanceof Credentials.OfToken(String secret)
        && (blocked(whose, MOST_TOKENS).isEmpty() || valid.getIfPresent(digest.of(secret)) != null);
  }

  private Optional<Caller> find(Credentials credentials, Instant now) {
    return switch (credentials) {
      case Credentials.OfToken(String secret) -> byToken(secret, now);
      case Credentials.OfUser(String name, String password) -> byPassword(name, password);
      case Credentials.None(), Credentials.Unreadable() -> Optional.empty();
    };
  }

  private record Holder(Token token, @Nullable User owner, Set<String> teams) {}

  private Optional<Caller> byToken(String secret, Instant now) {
    long millis = now.toEpochMilli();
    Optional<Holder> holder =
        store.read(
            session ->
                session
                    .tokens()
                    .findLive(secret, millis)
                    .map(
                        token ->
                            new Holder(
                                token,
                                session.users().find(token.owner()).orElse(null),
                                Owners.teams(session, token.owner()))));
    Optional<Caller> caller = holder.flatMap(StoreGuard::caller);
    if (caller.isPresent()) {
      valid.put(digest.of(secret), true);
      String id = holder.get().token().id();
      store.note(
          session -> {
            session.tokens().used(id, millis);
            return true;
          });
    }
    return caller;
  }

  /// A token is good for what its owner is still good for.
  private static Optional<Caller> caller(Holder holder) {
    Token token = holder.token();
    User owner = holder.owner();
    if (owner != null && owner.disabledAt() != null) {
      return Optional.empty();
    }
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    permissions.addAll(Roles.ofScopes(token.scopes()));
    if (owner != null) {
      permissions.retainAll(Roles.permissions(owner.roles()));
    }
    return Optional.of(
        new Caller(
            token.owner(),
            Caller.Means.TOKEN,
            permissions,
            token.projects(),
            holder.teams(),
            Optional.ofNullable(token.expiresAt()).map(Instant::ofEpochMilli)));
  }

  private record Person(User user, Set<String> teams) {}

  private Optional<Caller> byPassword(String name, String password) {
    Optional<Person> person =
        store.read(
            session ->
                session
                    .users()
                    .find(name)
                    .filter(user -> user.disabledAt() == null)
                    .map(user -> new Person(user, Owners.teams(session, name))));
    String hash = person.map(it -> it.user().passwordHash()).orElse(null);
    if (!isPassword(password, hash)) {
      return Optional.empty();
    }
    return person.map(
        it ->
            new Caller(
                name,
                Caller.Means.PASSWORD,
                Roles.permissions(it.user().roles()),
                List.of(),
                it.teams(),
                Optional.empty()));
  }

  private boolean isPassword(String password, @Nullable String hash) {
    String key = digest.of(password + "\n" + hash);
    if (hash != null && proven.getIfPresent(key) != null) {
      return true;
    }
    boolean matches = passwords.matches(password, hash);
    if (matches) {
      proven.put(key, true);
    }
    return matches;
  }

  /// Looks at everybody anew, because somebody's rights have changed.
  public void forget() {
    callers.invalidateAll();
  }

  /// Failures by address, for ways in that have credentials of their own.
  Optional<Duration> blocked(Arrival arrival) {
    return attempts.blocked("address " + addresses.of(arrival), MOST_FAILURES);
  }

  void failed(Arrival arrival) {
    attempts.failed("address " + addresses.of(arrival));
  }
}
