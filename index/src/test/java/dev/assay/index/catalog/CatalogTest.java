package dev.assay.index.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.attestation.TrustedRoot;
import dev.assay.core.policy.Policy;
import dev.assay.core.version.PackageName;
import dev.assay.index.FakeIndex;
import dev.assay.index.TestClock;
import dev.assay.index.TestParts;
import dev.assay.index.Wheels;
import dev.assay.index.admission.PolicyInForce;
import dev.assay.index.admission.Standing;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import dev.assay.store.Waivers.State;
import dev.assay.store.Waivers.Waiver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
  private static final PackageName ACME = PackageName.of("acme");
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";

  @TempDir private Path data;
  private final FakeIndex upstream = new FakeIndex();
  private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
  private Store store;
  private TestParts parts;

  @BeforeEach
  void start() {
    byte[] wheel = Wheels.wheel("acme", "1.0", Wheels.HARMLESS);
    upstream.publish("acme", WHEEL, "2026-01-01T00:00:00Z", wheel);
    store = Store.open(StoreSettings.in(data));
    store.run(
        session ->
            PolicyInForce.write(
                session, 0, "[index]\ndeny = [\"acme\"]\n", "anna", clock.millis()));
    PolicyInForce policy = new PolicyInForce(store, () -> Policy.BUILT_IN);
    policy.refresh();
    parts = new TestParts(store, clock, List.of(upstream.address()), TrustedRoot.bundled(), policy);
  }

  @AfterEach
  void stop() {
    parts.close();
    store.close();
    upstream.close();
  }

  private Listing listing() {
    return ((Found.Listed) parts.catalog.find(ACME)).listing();
  }

  private Standing standing() {
    return listing().entry(WHEEL).orElseThrow().standing();
  }

  /// Another node writes a waiver and takes it back, and in between a file is appraised here.
  @Test
  void whatHeldWhenAFileWasJudgedDoesNotOutlastItself() {
    Listing before = listing();
    Waiver wish =
        Waiver.request("denied-name", "acme", null, null, "eve", "needed", 1, Long.MAX_VALUE / 2);
    long id = store.write(session -> session.waivers().add(wish));
    store.run(session -> session.waivers().decide(id, State.APPROVED, "ben", 2));
    assertThat(parts.catalog.renew(before, WHEEL).orElseThrow().standing())
        .isInstanceOf(Standing.Unjudged.class);
    store.run(session -> session.waivers().revoke(id, "ben", 3));
    clock.pass(Duration.ofSeconds(40));
    assertThat(standing()).isInstanceOf(Standing.Refused.class);
  }
}
