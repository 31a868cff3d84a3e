package dev.assay.store;

import static dev.assay.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.store.Claims.Claim;
import dev.assay.store.Teams.Team;
import dev.assay.store.Tokens.Token;
import dev.assay.store.Users.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class AccessTest {
  private static final User ADA =
      new User("ada", "Ada", Set.of(Role.ADMIN, Role.REVIEWER), "salt$hash", NOW, null);

  @OnBoth
  void usersHaveRoles(Place place) {
    Store store = place.open();
    assertThat(store.<Boolean>write(s -> s.users().add(ADA))).isTrue();
    assertThat(store.<Boolean>write(s -> s.users().add(ADA))).isFalse();
    assertThat(find(store)).contains(ADA);
    User disabled = new User("ada", "Ada", Set.of(), null, NOW, NOW + 1);
    store.run(s -> s.users().put(disabled));
    assertThat(find(store)).contains(disabled);
    assertThat(store.<List<User>>read(s -> s.users().all())).containsExactly(disabled);
  }

  @OnBoth
  void teamsHaveMembers(Place place) {
    Store store = place.open();
    Team core = new Team("core", "Core", NOW);
    store.run(
        s -> {
          s.users().add(ADA);
          s.teams().put(core);
          s.teams().join("core", "ada");
          s.teams().join("core", "ada");
        });
    assertThat(store.<List<String>>read(s -> s.teams().members("core"))).containsExactly("ada");
    assertThat(store.<List<String>>read(s -> s.teams().of("ada"))).containsExactly("core");
    assertThat(store.<Optional<Team>>read(s -> s.teams().find("core"))).contains(core);
    store.run(s -> s.teams().leave("core", "ada"));
    assertThat(store.<List<String>>read(s -> s.teams().of("ada"))).isEmpty();
    assertThat(store.<List<Team>>read(s -> s.teams().all())).containsExactly(core);
    assertThatThrownBy(() -> store.run(s -> s.teams().join("core", "nobody")))
        .isInstanceOf(StoreException.class);
  }

  @OnBoth
  void aTokenOpensUntilItExpiresOrIsRevoked(Place place) {
    Store store = place.open();
    Token token = token("t1", "secret", NOW + 1000L);
    store.run(s -> s.tokens().add(token));
    assertThat(live(store, "secret", NOW)).contains(token);
    assertThat(live(store, "Secret", NOW)).isEmpty();
    assertThat(live(store, "secret", NOW + 1000)).isEmpty();
    assertThat(store.<Boolean>write(s -> s.tokens().revoke("t1", NOW))).isTrue();
    assertThat(store.<Boolean>write(s -> s.tokens().revoke("t1", NOW))).isFalse();
    assertThat(live(store, "secret", NOW)).isEmpty();
    assertThat(store.<Optional<Token>>read(s -> s.tokens().find("t1"))).isPresent();
    assertThat(store.<Integer>write(s -> s.tokens().removeEnded(NOW + 2000))).isEqualTo(1);
    assertThat(store.<List<Token>>read(s -> s.tokens().all())).isEmpty();
  }

  @OnBoth
  void theLastUseOfATokenIsTakenDownOnceAMinute(Place place) {
    Store store = place.open();
    store.run(s -> s.tokens().add(token("t1", "secret", null)));
    for (long at : new long[] {NOW, NOW + 10_000, NOW + 59_999, NOW + 61_000}) {
      store.run(s -> s.tokens().used("t1", at));
    }
    assertThat(store.<List<Token>>read(s -> s.tokens().of("ada")))
        .extracting(Token::lastUsedAt)
        .containsExactly(NOW + 61_000);
  }

  @OnBoth
  void noSecretIsShown(Place place) {
    assertThat(ADA.toString()).doesNotContain("salt");
    assertThat(token("t1", "secret", null).toString()).doesNotContain(Tokens.hash("secret"));
    assertThat(
            new Webhooks.Webhook(1, "https://x.example", "secret", List.of(), 1, null).toString())
        .doesNotContain("secret");
    assertThat(new StoreSettings.Server("jdbc:postgresql://h/d?password=secret", "u", "secret"))
        .hasToString("Server[postgresql]");
    assertThat(place.settings().toString()).doesNotContain("127.0.0.1");
  }

  @OnBoth
  void theClosestClaimOfANameCounts(Place place) {
    Store store = place.open();
    Claim prefix = new Claim("acme-*", "core", "ada", NOW);
    Claim narrower = new Claim("acme-data-*", "data", "ada", NOW);
    Claim name = new Claim("acme", "core", "ada", NOW);
    for (Claim claim : List.of(prefix, narrower, name)) {
      assertThat(store.<Boolean>write(s -> s.claims().add(claim))).isTrue();
      assertThat(store.<Boolean>write(s -> s.claims().add(claim))).isFalse();
    }
    assertThat(on(store, "acme")).contains(name);
    assertThat(on(store, "acme-web")).contains(prefix);
    assertThat(on(store, "acme-data-lake")).contains(narrower);
    assertThat(on(store, "acmeweb")).isEmpty();
    assertThat(store.<Boolean>write(s -> s.claims().remove("acme-data-*"))).isTrue();
    assertThat(on(store, "acme-data-lake")).contains(prefix);
    assertThatThrownBy(() -> new Claim("Acme*", "core", "ada", NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Claim("*", "core", "ada", NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Token token(String id, String secret, Long expiresAt) {
    return new Token(
        id,
        Tokens.hash(secret),
        "laptop",
        "ada",
        Set.of(Scope.READ, Scope.UPLOAD),
        List.of("acme-*", "demo"),
        NOW,
        expiresAt,
        null,
        null);
  }

  private static Optional<User> find(Store store) {
    return store.read(s -> s.users().find("ada"));
  }

  private static Optional<Token> live(Store store, String secret, long now) {
    return store.read(s -> s.tokens().findLive(secret, now));
  }

  private static Optional<Claim> on(Store store, String project) {
    return store.read(s -> s.claims().on(project));
  }
}
