package dev.assay.index.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.verdict.Verdict;
import dev.assay.store.AuditLog.Check;
import dev.assay.store.Judgements.Judgement;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import dev.assay.store.Traffic.Request;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  private static final Instant NOW = Instant.parse("2026-11-26T15:30:00Z");

  @TempDir private Path folder;

  /// What a demo comes to, as far as it must be the same each time.
  private record Outline(
      Map<Verdict, Long> verdicts, List<Request> traffic, List<Judgement> held, int waivers) {}

  private Outline fill(String name) {
    try (Store store = Store.open(StoreSettings.in(folder.resolve(name)))) {
      String secret = new Demo(store, "test", NOW).fill();
      Check chain = store.read(session -> session.auditLog().verify());
      assertThat(chain).isInstanceOf(Check.Intact.class);
      long now = NOW.toEpochMilli();
      assertThat(store.read(session -> session.tokens().findLive(secret, now)).isPresent())
          .isTrue();
      return store.read(
          session ->
              new Outline(
                  session.judgements().counts(),
                  session.traffic().latest(0, 50_000),
                  session.judgements().queue(Verdict.HOLD, 0, 100),
                  session.waivers().of("larkspur").size()));
    }
  }

  @Test
  void everyKindOfThingIsThereAndTheSameEachTime() {
    Outline one = fill("one");
    assertThat(one.verdicts()).allSatisfy((_, number) -> assertThat(number).isPositive());
    assertThat(one.traffic()).hasSizeGreaterThan(2_000);
    assertThat(one.traffic().stream().map(Request::outcome).distinct()).hasSize(5);
    assertThat(fill("two")).isEqualTo(one);
  }
}
