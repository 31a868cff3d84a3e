package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.store.Judgements.Judgement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Advisories that become known while an index serves.
class NewerAdvisoriesTest {
  @TempDir private Path data;
  private TestIndex index;

  @BeforeEach
  void start() {
    index = TestIndex.ofAcme(data);
  }

  @AfterEach
  void stop() {
    index.close();
  }

  private List<Judgement> judgements() {
    return index.store.read(session -> session.judgements().history("acme", "1.0"));
  }

  @Test
  void whatWasJudgedStandsOtherwiseWithoutBeingJudgedAgain() {
    assertThat(index.bytes("/files/acme/" + TestIndex.ACME).statusCode()).isEqualTo(200);
    List<Judgement> before = judgements();
    index.advisories.malware("acme", "1.0", "2026-11-19");
    index.catalog.changed();
    assertThat(index.text("/files/acme/" + TestIndex.ACME).body())
        .contains("\"rule\":\"known-malware\"");
    assertThat(judgements()).isEqualTo(before).hasSize(1);
  }

  @Test
  void healthAndMetricsTellTheDateOfTheData() {
    assertThat(index.text("/health").body())
        .contains("\"advisories\":{\"date\":\"2026-11-01\",\"age_days\":19,\"records\":0}");
    index.advisories.malware("acme", "1.0", "2026-11-19");
    assertThat(index.text("/health").body()).contains("\"date\":\"2026-11-19\",\"age_days\":1");
    assertThat(index.text("/metrics").body())
        .contains("assay_advisories_date_seconds 1.7950464E9", "assay_advisories_records 1.0");
  }
}
