package dev.assay.index.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.assay.index.access.OidcSettings.Grant;
import dev.assay.index.access.OidcSettings.Trust;
import dev.assay.index.http.Arrival;
import dev.assay.store.Store;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/// Exchanges identity tokens of CI for short-lived tokens of ours, so that no key need lie there.
public final class Exchange implements AutoCloseable {
  private static final int LONGEST = 16 << 10;
  private static final int LONGEST_SUBJECT = 200;
  private static final int SKEW_SECONDS = 60;
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384);

  private final Store store;
  private final InstantSource clock;
  private final OidcSettings settings;
  private final StoreGuard guard;
  private final TokenDesk desk = new TokenDesk();
  private final KeySource keys;

  /// What came of an exchange.
  public sealed interface Result {
    /// A token of ours.
    record Done(TokenDesk.Issued issued) implements Result {}

    /// There is none for this identity; the reason is a lower-case phrase.
    record Refused(String reason) implements Result {}

    /// The keys of its issuer cannot be had.
    record Unreachable(String reason) implements Result {}

    /// Too much was refused, and nothing is looked at for so long.
    record Wait(Duration duration) implements Result {}
  }

  public Exchange(Store store, InstantSource clock, OidcSettings settings, StoreGuard guard) {
    this.store = store;
    this.clock = clock;
    this.settings = settings;
    this.guard = guard;
    this.keys = new KeySource(clock);
  }

  /// A token for whom an identity token names.
  public Result exchange(Arrival arrival, String identity) {
    Optional<Duration> blocked = guard.blocked(arrival);
    if (blocked.isPresent()) {
      return new Result.Wait(blocked.get());
    }
    Result result = exchange(identity);
    if (result instanceof Result.Refused) {
      guard.failed(arrival);
    }
    return result;
  }

  private Result exchange(String identity) {
    if (identity.length() > LONGEST) {
      return new Result.Refused("the identity token is too long");
    }
    try {
      SignedJWT token = SignedJWT.parse(identity);
      Optional<Trust> trust =
          Optional.ofNullable(token.getJWTClaimsSet().getIssuer()).flatMap(settings::trust);
      if (trust.isEmpty()) {
        return new Result.Refused("its issuer is not one that is believed here");
      }
      return switch (keys.find(trust.get(), token.getHeader().getKeyID())) {
        case KeySource.Keys.Unreachable(String reason) -> new Result.Unreachable(reason);
        case KeySource.Keys.Found(JWKSet set) ->
            granted(trust.get(), verified(token, trust.get(), set));
      };
    } catch (ParseException _) {
      return new Result.Refused("that is no signed identity token");
    } catch (BadJOSEException | JOSEException invalid) {
      return new Result.Refused("the identity token is not valid: " + invalid.getMessage());
    }
  }

  private JWTClaimsSet verified(SignedJWT token, Trust trust, JWKSet set)
      throws BadJOSEException, JOSEException {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(set)));
    processor.setJWTClaimsSetVerifier(new Claims(trust, clock.instant()));
    return processor.process(token, null);
  }

  /// What every identity token must say, by our clock.
  private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final Instant now;

    Claims(Trust trust, Instant now) {
      super(
          trust.audience(),
          new JWTClaimsSet.Builder().issuer(trust.issuer().toString()).build(),
          Set.of("exp", "iat", "sub"));
      this.now = now;
      setMaxClockSkew(SKEW_SECONDS);
    }

    @Override
    protected Date currentTime() {
      return Date.from(now);
    }
  }

  private Result granted(Trust trust, JWTClaimsSet claims) {
    Optional<Grant> grant =
        trust.grants().stream().filter(it -> it.fits(claims.getClaims())).findFirst();
    if (grant.isEmpty()) {
      return new Result.Refused("nothing is granted to this identity");
    }
    Instant now = clock.instant();
    String subject = "oidc:" + shown(claims.getSubject());
    String owner = grant.get().team().map(team -> Owners.ofTeam(team, subject)).orElse(subject);
    TokenDesk.Order order =
        new TokenDesk.Order(
            owner,
            "exchanged",
            grant.get().scopes(),
            grant.get().projects(),
            Optional.of(now.plus(grant.get().lifetime())));
    return new Result.Done(store.write(session -> desk.issue(session, order, subject, now)));
  }

  private static String shown(String text) {
    String plain = text.replaceAll("[^ -~]", "?");
    return plain.length() > LONGEST_SUBJECT ? plain.substring(0, LONGEST_SUBJECT) : plain;
  }

  @Override
  public void close() {
    keys.close();
  }
}
