package dev.assay.index.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.TestClock;
import dev.assay.index.http.Arrival;
import dev.assay.index.http.Caller;
import dev.assay.index.http.Guard.Answer;
import dev.assay.index.http.Permission;
import dev.assay.store.Role;
import dev.assay.store.Scope;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import dev.assay.store.Users.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreGuardTest {
  private static final String PASSWORD = "correct horse battery";
  private static final Passwords PASSWORDS = new Passwords();

  @TempDir private Path data;
  private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
  private Store store;
  private StoreGuard guard;
  private String token;

  @BeforeEach
  void start() {
    store = Store.open(StoreSettings.in(data));
    guard = guard(new AccessSettings(false, Set.of("10.0.0.1")));
    String hash = PASSWORDS.hash(PASSWORD);
    store.run(
        session ->
            session.users().put(new User("anna", "Anna", Set.of(Role.PUBLISHER), hash, 0, null)));
    token = issue("ci");
  }

  private String issue(String owner) {
    TokenDesk.Order order =
        new TokenDesk.Order(owner, "t", Set.of(Scope.UPLOAD), List.of("acme"), Optional.empty());
    return store.write(it -> new TokenDesk().issue(it, order, "test", clock.instant())).secret();
  }

  @AfterEach
  void stop() {
    store.close();
  }

  private StoreGuard guard(AccessSettings settings) {
    return new StoreGuard(store, clock, settings, PASSWORDS);
  }

  private static String basic(String name, String password) {
    String pair = name + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private Answer admit(String header, String address) {
    return guard.admit(new Arrival(Optional.of(header), address, Optional.empty()));
  }

  private static Caller caller(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Known.class);
    return ((Answer.Known) answer).caller();
  }

  @Test
  void aTokenIsTakenInEveryFormThatClientsHave() {
    for (String header :
        List.of(
            "Bearer " + token,
            "bearer " + token,
            basic("__token__", token),
            basic("anna", token))) {
      Caller caller = caller(admit(header, "192.0.2.1"));
      assertThat(caller.name()).isEqualTo("ci");
      assertThat(caller.permissions()).containsExactly(Permission.UPLOAD);
      assertThat(caller.projects()).containsExactly("acme");
    }
  }

  @Test
  void aPasswordIsTakenAndNotComputedAgain() {
    Caller caller = caller(admit(basic("anna", PASSWORD), "192.0.2.1"));
    assertThat(caller.means()).isEqualTo(Caller.Means.PASSWORD);
    assertThat(caller.permissions()).containsExactlyInAnyOrder(Permission.READ, Permission.UPLOAD);
    long start = System.nanoTime();
    for (int i = 0; i < 200; i++) {
      clock.pass(Duration.ofSeconds(1));
      caller(admit(basic("anna", PASSWORD), "192.0.2.1"));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aChangedPasswordCountsAtOnceAfterForgetting() {
    caller(admit(basic("anna", PASSWORD), "192.0.2.1"));
    String hash = PASSWORDS.hash("another long password");
    store.run(
        session ->
            session.users().put(new User("anna", "Anna", Set.of(Role.READER), hash, 0, null)));
    guard.forget();
    assertThat(admit(basic("anna", PASSWORD), "192.0.2.1")).isEqualTo(new Answer.Invalid());
    caller(admit(basic("anna", "another long password"), "192.0.2.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer assay_",
        "Bearer x",
        "Basic !",
        "Basic",
        "Digest a=b",
        "Basic YQ==",
        "Basic Og==",
        "Bearer assay_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void whatIsNoCredentialIsInvalid(String header) {
    assertThat(admit(header, "192.0.2.1")).isEqualTo(new Answer.Invalid());
  }

  @Test
  void afterTenFailuresAnAddressWaits() {
    fail(10, "192.0.2.1");
    for (String wrong : List.of("Bearer wrong", "Bearer " + unknown(), basic("anna", PASSWORD))) {
      assertThat(admit(wrong, "192.0.2.1")).isEqualTo(new Answer.Wait(Duration.ofMinutes(1)));
    }
    caller(admit(basic("anna", PASSWORD), "192.0.2.2"));
    clock.pass(Duration.ofMinutes(1));
    caller(admit(basic("anna", PASSWORD), "192.0.2.1"));
  }

  private void fail(int times, String address) {
    for (int i = 0; i < times; i++) {
      assertThat(admit("Bearer wrong" + i, address)).isEqualTo(new Answer.Invalid());
    }
  }

  private static String unknown() {
    return new Secrets().secret();
  }

  /// Whole offices share an address.
  @Test
  void aValidTokenIsLetInWhateverOthersOfItsAddressShow() {
    fail(10, "192.0.2.1");
    caller(admit("Bearer " + token, "192.0.2.1"));
    clock.pass(Duration.ofSeconds(11));
    caller(admit(basic("anybody", token), "192.0.2.1"));
  }

  /// Otherwise whoever sends enough of them could keep the store busy.
  @Test
  void ofManyUnknownTokensNoMoreAreLookedForButThoseThatWereValidLately() {
    caller(admit("Bearer " + token, "192.0.2.2"));
    String other = issue("other");
    for (int i = 0; i < 500; i++) {
      admit("Bearer " + unknown(), "192.0.2.1");
    }
    clock.pass(Duration.ofSeconds(11));
    assertThat(admit("Bearer " + other, "192.0.2.1")).isInstanceOf(Answer.Wait.class);
    caller(admit("Bearer " + token, "192.0.2.1"));
    clock.pass(Duration.ofMinutes(1));
    caller(admit("Bearer " + other, "192.0.2.1"));
  }

  @Test
  void aTokenThatWasRevokedIsNotLetInBecauseItWasValidLately() {
    caller(admit("Bearer " + token, "192.0.2.1"));
    store.run(
        session ->
            session
                .tokens()
                .of("ci")
                .forEach(it -> session.tokens().revoke(it.id(), clock.millis())));
    guard.forget();
    assertThat(admit("Bearer " + token, "192.0.2.1")).isEqualTo(new Answer.Invalid());
  }

  /// Whoever was let in a moment ago is not kept out by what others of the same address do.
  @Test
  void whoWasLetInStaysIn() {
    caller(admit("Bearer " + token, "192.0.2.1"));
    for (int i = 0; i < 20; i++) {
      admit("Bearer wrong", "192.0.2.1");
    }
    caller(admit("Bearer " + token, "192.0.2.1"));
  }

  @Test
  void afterTenFailuresANameWaitsWhereverTheyCameFrom() {
    for (int i = 0; i < 10; i++) {
      admit(basic("anna", "a wrong password " + i), "198.51.100." + i);
    }
    assertThat(admit(basic("anna", PASSWORD), "192.0.2.9")).isInstanceOf(Answer.Wait.class);
    assertThat(admit(basic("nobody", PASSWORD), "192.0.2.9")).isEqualTo(new Answer.Invalid());
    caller(admit(basic("anna", token), "192.0.2.9"));
  }

  @Test
  void addressesAreThoseOfClientsBehindOurProxyAndNetworksOfIpv6() {
    for (int i = 0; i < 10; i++) {
      guard.admit(
          new Arrival(
              Optional.of("Bearer wrong"),
              "10.0.0.1",
              Optional.of("203.0.113." + i + ", 192.0.2.7")));
    }
    assertThat(admit("Bearer wrong", "192.0.2.7")).isInstanceOf(Answer.Wait.class);
    assertThat(admit("Bearer wrong", "10.0.0.1")).isEqualTo(new Answer.Invalid());
    assertThat(
            guard.admit(
                new Arrival(Optional.of("Bearer wrong"), "192.0.2.7", Optional.of("192.0.2.8"))))
        .isInstanceOf(Answer.Wait.class);
    for (int i = 0; i < 10; i++) {
      admit("Bearer wrong", "2001:db8:1:2::" + i);
    }
    assertThat(admit("Bearer wrong", "2001:db8:1:2:ffff::1")).isInstanceOf(Answer.Wait.class);
    assertThat(admit("Bearer wrong", "2001:db8:1:3::1")).isEqualTo(new Answer.Invalid());
  }

  @Test
  void anybodyReadsOnlyWhereThatIsSet() {
    Arrival nothing = new Arrival(Optional.empty(), "192.0.2.1", Optional.empty());
    assertThat(caller(guard.admit(nothing)).permissions()).isEmpty();
    Caller anybody = caller(guard(AccessSettings.at("127.0.0.1")).admit(nothing));
    assertThat(anybody.permissions()).containsExactly(Permission.READ);
    assertThat(AccessSettings.at("0.0.0.0").anonymousRead()).isFalse();
    assertThat(AccessSettings.at("::1").anonymousRead()).isTrue();
  }

  @Test
  void nothingShowsASecret() {
    assertThat(Credentials.read(Optional.of("Bearer " + token)).toString()).doesNotContain(token);
    assertThat(Credentials.read(Optional.of(basic("anna", PASSWORD))).toString())
        .doesNotContain(PASSWORD);
    assertThat(new Arrival(Optional.of(token), "a", Optional.empty()).toString())
        .doesNotContain(token);
    TokenDesk.Order order =
        new TokenDesk.Order("ci", "t", Set.of(Scope.READ), List.of(), Optional.empty());
    TokenDesk.Issued issued = new TokenDesk().make(order, clock.instant());
    assertThat(issued.toString()).doesNotContain(issued.secret(), issued.token().hash());
  }

  @Test
  void theFirstTokenIsMadeOnceAndOnlyItsOwnerReadsItsFile() throws IOException {
    FirstToken first = new FirstToken(store, clock);
    Path file = first.make(data).orElseThrow();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    String secret = Files.readString(file).strip();
    assertThat(caller(admit("Bearer " + secret, "192.0.2.1")).may(Permission.ADMIN)).isTrue();
    assertThat(first.make(data)).isEmpty();
    assertThat(Files.readString(file).strip()).isEqualTo(secret);
  }
}
