package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.version.PackageName;
import dev.assay.index.Wheels;
import dev.assay.index.admission.Standing;
import dev.assay.index.catalog.Found;
import dev.assay.index.catalog.Listing;
import dev.assay.store.Reviews.Decision;
import dev.assay.store.Reviews.Review;
import java.nio.file.Path;
import java.time.Duration;
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
    index.upstream.publish(
        "acme", file, uploaded, Wheels.wheel("acme", version, Wheels.HARMLESS));
  }

  private Listing listing() {
    return ((Found.Listed) index.catalog.find(ACME)).listing();
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
    assertThat(listing().entry(NEW).orElseThrow().standing()).isInstanceOf(Standing.Refused.class);
    index.clock.pass(Duration.ofMinutes(2));
    assertThat(later().entry(NEW).orElseThrow().standing()).isInstanceOf(Standing.Unjudged.class);
  }

  @Test
  void whatWasJudgedMeanwhileIsSeen() {
    listing();
    assertThat(index.bytes("/files/acme/" + OLD).statusCode()).isEqualTo(200);
    assertThat(later().entry(OLD).orElseThrow().standing()).isInstanceOf(Standing.Admitted.class);
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
    assertThat(later().entry(OLD).orElseThrow().standing()).isInstanceOf(Standing.Refused.class);
  }

  @Test
  void anotherPolicyIsSeen() {
    listing();
    index.policy("[index]\ndeny = [\"acme\"]\n");
    assertThat(later().entry(OLD).orElseThrow().standing()).isInstanceOf(Standing.Refused.class);
  }
}
