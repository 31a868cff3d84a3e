package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.catalog.Rejudging;
import dev.assay.store.Judgements.Judgement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was judged on an older basis is judged anew by itself.
class RejudgingTest {
  @TempDir private Path data;
  private TestIndex index;

  @BeforeEach
  void start() {
    index = TestIndex.ofAcme(data);
    assertThat(index.bytes("/files/acme/" + TestIndex.ACME).statusCode()).isEqualTo(200);
    index.store.run(session -> session.judgements().outdate(Optional.empty()));
    index.clock.pass(Duration.ofMinutes(1));
  }

  @AfterEach
  void stop() {
    index.close();
  }

  private Rejudging node() {
    return new Rejudging(index.store, index.delivery, index.judging, index.clock);
  }

  private List<Judgement> outdated() {
    return index.store.read(session -> session.judgements().outdated("test", 9));
  }

  @Test
  void whatIsOutdatedIsJudgedOnce() {
    assertThat(outdated()).hasSize(1);
    assertThat(node().run()).isEqualTo(1);
    assertThat(outdated()).isEmpty();
    assertThat(node().run()).isZero();
  }

  @Test
  void onlyOneNodeDoesItAndNoneWhileTheJudgeIsDown() {
    long now = index.clock.millis();
    var lease = index.store.write(s -> s.leases().acquire("rejudging", "other", now, now + 1000));
    assertThat(lease).isPresent();
    assertThat(node().run()).isZero();
    index.clock.pass(Duration.ofSeconds(2));
    index.judging.setUp(false);
    assertThat(node().run()).isZero();
    index.judging.setUp(true);
    assertThat(node().run()).isEqualTo(1);
  }

  @Test
  void whatIsNoLongerListedIsLeft() {
    index.upstream.withdraw(TestIndex.ACME);
    index.clock.pass(Duration.ofHours(1));
    Rejudging node = node();
    assertThat(node.run()).isZero();
    assertThat(outdated()).hasSize(1);
    assertThat(node.run()).isZero();
  }
}
