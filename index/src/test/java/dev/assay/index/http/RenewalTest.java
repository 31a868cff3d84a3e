package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.version.PackageName;
import dev.assay.index.Wheels;
import dev.assay.index.admission.Standing;
import dev.assay.index.catalog.Found;
import dev.assay.index.catalog.Listing;
import dev.assay.store.Reviews.Decision;
import dev.assay.store.Reviews.Review;
import dev.assay.store.Waivers.State;
import dev.assay.store.Waivers.Waiver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of a project again after a while: what has changed, by whomever, and the rest as it
/// was.
class RenewalTest {
  private static final PackageName ACME = PackageName.of("acme");
  private static final String OLD = "acme-1.0-py3-none-any.whl";
  private static final String NEW = "acme-1.1-py3-none-any.whl";

  @TempDir private Path data;
  private TestIndex index;

  @BeforeEach
  void start() {
    index = new TestIndex(data);
    publish(OLD, "1.0", "2026-01-01T00:00:00Z");
    publish(NEW, "1.1", "2026-11-17T12:02:00Z");
  }

  @AfterEach
  void stop() {
    index.close();
  }

  private void publish(String file, String version, String uploaded) {
    index.upstream.publish("acme", file, uploaded, Wheels.wheel("acme", version, Wheels.HARMLESS));
  }

  private Listing listing() {
    return ((Found.Listed) index.catalog.find(ACME)).listing();
  }

  private Listing of(String team) {
    return ((Found.Listed) index.catalog.find(ACME, Set.of(team))).listing();
  }

  private static Standing standing(Listing listing, String file) {
    return listing.entry(file).orElseThrow().standing();
  }

  private Listing later() {
    index.clock.pass(Duration.ofSeconds(40));
    return listing();
  }

  @Test
  void aFileOfWhichNothingHasChangedStandsAsItDid() {
    Listing before = listing();
    Listing after = later();
    assertThat(after).isNotSameAs(before);
    assertThat(after.entry(OLD).orElseThrow()).isSameAs(before.entry(OLD).orElseThrow());
  }

  @Test
  void aFileThatGrowsOldEnoughIsOfferedThen() {
    assertThat(standing(listing(), NEW)).isInstanceOf(Standing.Refused.class);
    index.clock.pass(Duration.ofMinutes(2));
    assertThat(standing(later(), NEW)).isInstanceOf(Standing.Unjudged.class);
  }

  @Test
  void whatWasJudgedMeanwhileIsSeen() {
    listing();
    assertThat(index.bytes("/files/acme/" + OLD).statusCode()).isEqualTo(200);
    assertThat(standing(later(), OLD)).isInstanceOf(Standing.Admitted.class);
  }

  /// Another node writes into the same store and tells nobody.
  @Test
  void whatAnotherNodeDecidedIsSeen() {
    listing();
    index.store.run(
        session ->
            session
                .reviews()
                .add(
                    new Review(
                        0,
                        "acme",
                        "1.0",
                        null,
                        Decision.REJECT,
                        "anna",
                        "not wanted",
                        index.clock.millis(),
                        null)));
    assertThat(standing(later(), OLD)).isInstanceOf(Standing.Refused.class);
  }

  @Test
  void anotherPolicyIsSeen() {
    listing();
    index.policy("[index]\ndeny = [\"acme\"]\n");
    assertThat(standing(later(), OLD)).isInstanceOf(Standing.Refused.class);
  }

  /// Data that others have brought, of which this node has not yet been told.
  @Test
  void newerAdvisoriesAreSeen() {
    listing();
    index.advisories.malware("acme", "1.0", "2026-11-19");
    assertThat(standing(later(), OLD)).isInstanceOf(Standing.Refused.class);
  }

  @Test
  void eachAudienceIsToldAgainWhatHoldsForIt() {
    index.policy("[team.research.index]\nminimum-age = 0\n");
    Listing before = of("research");
    assertThat(standing(listing(), NEW)).isInstanceOf(Standing.Refused.class);
    index.clock.pass(Duration.ofSeconds(40));
    assertThat(standing(listing(), NEW)).isInstanceOf(Standing.Refused.class);
    assertThat(of("research").entry(NEW).orElseThrow()).isSameAs(before.entry(NEW).orElseThrow());
  }

  @Test
  void whatAnotherNodeWaivedForATeamIsSeenByItsMembersAlone() {
    index.policy("[index]\ndeny = [\"acme\"]\n");
    assertThat(standing(of("sales"), OLD)).isInstanceOf(Standing.Refused.class);
    Waiver wish =
        Waiver.request("denied-name", "acme", "1.0", null, "anna", "needed", 1, Long.MAX_VALUE / 2)
            .forTeam("sales");
    long id = index.store.write(session -> session.waivers().add(wish));
    index.store.run(session -> session.waivers().decide(id, State.APPROVED, "ben", 2));
    assertThat(standing(later(), OLD)).isInstanceOf(Standing.Refused.class);
    assertThat(standing(of("sales"), OLD)).isInstanceOf(Standing.Unjudged.class);
    index.store.run(session -> session.waivers().revoke(id, "ben", 3));
    index.clock.pass(Duration.ofSeconds(40));
    assertThat(standing(of("sales"), OLD)).isInstanceOf(Standing.Refused.class);
  }
}
