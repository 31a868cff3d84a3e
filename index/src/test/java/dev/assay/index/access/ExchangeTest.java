package dev.assay.index.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.index.TestClock;
import dev.assay.index.access.Exchange.Result;
import dev.assay.index.access.OidcSettings.Grant;
import dev.assay.index.access.OidcSettings.Trust;
import dev.assay.index.http.Arrival;
import dev.assay.index.http.Caller;
import dev.assay.index.http.Guard.Answer;
import dev.assay.index.http.Permission;
import dev.assay.store.Scope;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeTest {
  private static final String AUDIENCE = "assay.example";
  private static final RSAKey KEY = key("one");
  private static final Arrival HERE = new Arrival(Optional.empty(), "192.0.2.1", Optional.empty());

  @TempDir private Path data;
  private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
  private final AtomicInteger asked = new AtomicInteger();
  private volatile String keys = new JWKSet(KEY.toPublicJWK()).toString();
  private volatile int status = 200;
  private HttpServer issuer;
  private String address;
  private volatile String keysAt = "";
  private Store store;
  private StoreGuard guard;
  private Exchange exchange;

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @BeforeEach
  void start() throws IOException {
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    address = "http://127.0.0.1:" + issuer.getAddress().getPort();
    keysAt = address + "/keys";
    issuer.createContext(
        "/.well-known/openid-configuration", it -> answer(it, "{\"jwks_uri\":\"" + keysAt + "\"}"));
    issuer.createContext("/keys", it -> answer(it, keys));
    issuer.start();
    store = Store.open(StoreSettings.in(data));
    guard = new StoreGuard(store, clock, new AccessSettings(false, Set.of()), new Passwords());
    Grant grant =
        new Grant(
            Map.of("repository", "acme/*", "ref", "refs/tags/**"),
            Set.of(Scope.UPLOAD),
            List.of("acme-*"),
            Optional.of("tools"),
            Duration.ofMinutes(15));
    Trust trust = new Trust(URI.create(address), AUDIENCE, Optional.empty(), List.of(grant));
    exchange = new Exchange(store, clock, new OidcSettings(List.of(trust)), guard);
  }

  private void answer(HttpExchange call, String text) throws IOException {
    asked.incrementAndGet();
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Location", address + "/elsewhere");
    call.sendResponseHeaders(status, body.length);
    call.getResponseBody().write(body);
    call.close();
  }

  @AfterEach
  void stop() {
    exchange.close();
    store.close();
    issuer.stop(0);
  }

  private JWTClaimsSet.Builder claims() {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(address)
        .audience(AUDIENCE)
        .subject("repo:acme/tool")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("repository", "acme/tool")
        .claim("ref", "refs/tags/v1/rc");
  }

  private static String signed(JWTClaimsSet claims, RSAKey key) {
    try {
      return signed(claims, JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String signed(
      JWTClaimsSet claims, JWSAlgorithm algorithm, String id, JWSSigner signer) {
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(id).build(), claims);
    try {
      token.sign(signer);
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return token.serialize();
  }

  private Result exchange(JWTClaimsSet.Builder claims) {
    return exchange.exchange(HERE, signed(claims.build(), KEY));
  }

  private static String secret(Result result) {
    assertThat(result).isInstanceOf(Result.Done.class);
    return ((Result.Done) result).issued().secret();
  }

  @Test
  void anIdentityIsExchangedForWhatIsGrantedToIt() {
    String secret = secret(exchange(claims()));
    Arrival arrival = new Arrival(Optional.of("Bearer " + secret), "192.0.2.1", Optional.empty());
    assertThat(guard.admit(arrival))
        .isInstanceOfSatisfying(
            Answer.Known.class,
            known -> {
              Caller caller = known.caller();
              assertThat(caller.name()).isEqualTo("team:tools/oidc:repo:acme/tool");
              assertThat(caller.permissions()).containsExactly(Permission.UPLOAD);
              assertThat(caller.projects()).containsExactly("acme-*");
              assertThat(caller.teams()).containsExactly("tools");
            });
    clock.pass(Duration.ofMinutes(16));
    assertThat(guard.admit(arrival)).isEqualTo(new Answer.Invalid());
  }

  @Test
  void keysAreFetchedOnceAndAgainWhenOneIsUnknown() {
    secret(exchange(claims()));
    secret(exchange(claims()));
    assertThat(asked).hasValue(2);
    RSAKey next = key("two");
    keys = new JWKSet(List.of(KEY.toPublicJWK(), next.toPublicJWK())).toString();
    String token = signed(claims().build(), next);
    assertThat(exchange.exchange(HERE, token)).isInstanceOf(Result.Refused.class);
    clock.pass(Duration.ofSeconds(31));
    secret(exchange.exchange(HERE, token));
  }

  @Test
  void whatIsNotSoIsRefused() throws JOSEException {
    Instant now = clock.instant();
    List<JWTClaimsSet.Builder> wrong =
        List.of(
            claims().issuer("https://other.example"),
            claims().audience("other.example"),
            claims().expirationTime(Date.from(now.minusSeconds(120))),
            claims().expirationTime(null),
            claims().subject(null),
            claims().notBeforeTime(Date.from(now.plusSeconds(120))),
            claims().claim("repository", "acme/tool/more"),
            claims().claim("repository", "evil/acme/tool"));
    for (JWTClaimsSet.Builder claims : wrong) {
      assertThat(exchange(claims)).isInstanceOf(Result.Refused.class);
    }
    clock.pass(Duration.ofMinutes(1));
    RSAKey other = new RSAKeyGenerator(2048).keyID("one").generate();
    byte[] secret = KEY.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8);
    List<String> forged =
        List.of(
            signed(claims().build(), other),
            signed(claims().build(), JWSAlgorithm.HS256, "one", new MACSigner(secret)),
            new PlainJWT(claims().build()).serialize(),
            "a.b.c",
            "",
            "x".repeat(20_000));
    for (String token : forged) {
      assertThat(exchange.exchange(HERE, token)).isInstanceOf(Result.Refused.class);
    }
    assertThat(exchange(claims().claim("ref", "refs/heads/main")))
        .isEqualTo(new Result.Refused("nothing is granted to this identity"));
  }

  @Test
  void whoIsRefusedTooOftenWaits() {
    for (int i = 0; i < 10; i++) {
      exchange.exchange(HERE, "a.b.c");
    }
    assertThat(exchange(claims())).isInstanceOf(Result.Wait.class);
  }

  /// The issuer's own host is asked, and no other that it names.
  @Test
  void keysComeFromTheIssuerAlone() {
    keysAt = "http://127.0.0.2:" + issuer.getAddress().getPort() + "/keys";
    assertThat(exchange(claims()))
        .isEqualTo(new Result.Unreachable("its configuration names no keys on its own host"));
    assertThat(asked).hasValue(1);
  }

  @Test
  void aRedirectOrTooMuchIsNoAnswer() {
    status = 302;
    assertThat(exchange(claims())).isInstanceOf(Result.Unreachable.class);
    status = 200;
    keys = " ".repeat(300 << 10) + keys;
    clock.pass(Duration.ofMinutes(1));
    assertThat(exchange(claims())).isEqualTo(new Result.Unreachable("its keys cannot be fetched"));
  }

  @Test
  void settingsThatAreNotSafeCannotBeMade() {
    URI plain = URI.create("http://issuer.example");
    assertThatThrownBy(() -> new Trust(plain, "x", Optional.empty(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Grant(Map.of(), Set.of(), List.of(), Optional.empty(), Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new Grant(
                    Map.of("a", "b"), Set.of(), List.of(), Optional.empty(), Duration.ofHours(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
