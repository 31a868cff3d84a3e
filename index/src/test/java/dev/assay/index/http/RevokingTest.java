package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.FakeIndex.Behaviour;
import dev.assay.index.Wheels;
import dev.assay.index.catalog.Revoking;
import dev.assay.store.Claims.Claim;
import dev.assay.store.Teams.Team;
import dev.assay.store.Webhooks.Delivery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Webhooks are told once of each file that was handed out and no longer is, whatever the reason
/// and also when nobody asks for it.
class RevokingTest {
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";
  private static final String NEXT = "acme-1.1-py3-none-any.whl";
  private static final String OLD = "2026-01-01T00:00:00Z";

  @TempDir private Path data;
  private TestIndex index;
  private Revoking revoking;

  @BeforeEach
  void start() {
    index = new TestIndex(data);
    index.store.run(
        session -> session.webhooks().add("https://x.example/", "s", List.of("files-revoked"), 0));
    index.upstream.publish("acme", WHEEL, OLD, Wheels.wheel("acme", "1.0", Wheels.HARMLESS));
    index.upstream.publish("acme", NEXT, OLD, Wheels.wheel("acme", "1.1", Wheels.HARMLESS));
    assertThat(index.bytes("/files/acme/" + WHEEL).statusCode()).isEqualTo(200);
    revoking = new Revoking(index.store, index.catalog, index.clock);
    assertThat(revoking.run()).isEqualTo(1);
    assertThat(revoking.run()).isZero();
    assertThat(told()).isEmpty();
  }

  @AfterEach
  void stop() {
    index.close();
  }

  private List<String> told() {
    return index.store.read(session -> session.webhooks().deliveries(1, 100)).stream()
        .map(Delivery::body)
        .toList();
  }

  private void assertToldOnce(String rules) {
    assertThat(revoking.run()).isLessThanOrEqualTo(1);
    assertThat(told()).hasSize(1);
    assertThat(told().getFirst())
        .contains("\"files\":[\"" + WHEEL + "\"]")
        .contains("\"/simple/acme/\",\"/files/acme/" + WHEEL + "\"")
        .contains("\"rules\":[" + rules + "]")
        .doesNotContain(NEXT);
    index.clock.pass(Duration.ofHours(2));
    index.json("/simple/acme/");
    revoking.run();
    assertThat(told()).hasSize(1);
  }

  @Test
  void ofAdvisories() {
    index.advisories.malware("acme", "1.0", "2026-11-20");
    index.catalog.changed();
    assertToldOnce("\"known-malware\"");
  }

  @Test
  void ofThePolicy() {
    index.policy("[index]\ndeny = [\"acme\"]\n");
    assertToldOnce("\"denied-name\"");
  }

  @Test
  void ofAClaim() {
    index.store.run(
        session -> {
          session.teams().put(new Team("web", "web", 0));
          session.claims().add(new Claim("acme", "web", "anna", 0));
        });
    index.catalog.changed();
    assertToldOnce("");
  }

  @Test
  void ofWhatTheIndexBehindHasWithdrawn() {
    index.upstream.withdraw(WHEEL);
    index.clock.pass(Duration.ofHours(1));
    index.json("/simple/acme/");
    assertToldOnce("");
  }

  @Test
  void whileTheIndexBehindIsDownNothingIsRevoked() {
    index.upstream.behave(Behaviour.DOWN);
    index.clock.pass(Duration.ofHours(2));
    index.json("/simple/acme/");
    assertThat(revoking.run()).isEqualTo(1);
    assertThat(told()).isEmpty();
  }

  @Test
  void whatIsHandedOutAgainCanBeRevokedAgain() {
    index.policy("[index]\ndeny = [\"acme\"]\n");
    revoking.run();
    index.policy("");
    assertThat(index.bytes("/files/acme/" + WHEEL).statusCode()).isEqualTo(200);
    index.policy("[index]\ndeny = [\"acme\"]\n");
    revoking.run();
    assertThat(told()).hasSize(2);
  }

  @Test
  void whatIsHandedOutUnjudgedCanBeRevokedToo() {
    index.policy("[index]\nlarge-megabytes = 0\nlarge-files = \"admit\"\n");
    assertThat(index.bytes("/files/acme/" + NEXT).headers().firstValue("Assay-Judged"))
        .contains("no");
    index.policy("[index]\ndeny = [\"acme==1.1\"]\n");
    revoking.run();
    assertThat(told()).hasSize(1);
    assertThat(told().getFirst()).contains(NEXT).doesNotContain(WHEEL);
  }

  /// Many projects are looked at in turns.
  @Test
  void theWorkOfOneTurnIsBounded() {
    for (int i = 0; i < 150; i++) {
      String project = "p" + i;
      index.store.run(
          session -> session.admissions().add(project, List.of(project + "-1.0.tar.gz"), 0));
    }
    index.catalog.changed();
    assertThat(revoking.run()).isEqualTo(100);
    assertThat(revoking.run()).isEqualTo(51);
    assertThat(revoking.run()).isZero();
  }
}
