package dev.assay.index.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.attestation.TrustedRoot;
import dev.assay.core.policy.Policy;
import dev.assay.core.version.PackageName;
import dev.assay.index.TestClock;
import dev.assay.index.Wheels;
import dev.assay.index.provenance.ProvenanceVerifier;
import dev.assay.index.provenance.Stated;
import dev.assay.store.Blob;
import dev.assay.store.Incoming;
import dev.assay.store.Store;
import dev.assay.store.StoreException;
import dev.assay.store.StoreSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Judging while the store fails.
class JudgingTest {
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";

  @TempDir private Path data;
  @TempDir private Path other;
  private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
  private Store store;
  private Candidate candidate;

  @BeforeEach
  void start() {
    store = Store.open(StoreSettings.in(data));
    candidate =
        new Candidate(
            PackageName.of("acme"),
            "1.0",
            WHEEL,
            kept(Wheels.wheel("acme", "1.0", Wheels.HARMLESS)),
            Optional.empty(),
            new Stated.Nothing(),
            Optional.empty());
  }

  private Blob kept(byte[] bytes) {
    try (Incoming incoming = store.blobs().receive(1 << 20)) {
      incoming.write(bytes, 0, bytes.length);
      return incoming.keep(clock.millis());
    } catch (Incoming.TooLargeException tooLarge) {
      throw new IllegalStateException(tooLarge);
    }
  }

  @AfterEach
  void stop() {
    store.close();
  }

  private Judging judging(Store of) {
    FileJudge judge = new FileJudge(of, clock, new ProvenanceVerifier(of, TrustedRoot.bundled()));
    return new Judging(store, clock, judge::judge, () -> Policy.BUILT_IN, "test", 1);
  }

  /// That the store fails says nothing of the file: nothing is kept against it, and whoever asks is
  /// told that the store failed.
  @Test
  void aFileIsNotHeldBecauseTheStoreFails() {
    Store gone = Store.open(StoreSettings.in(other));
    gone.close();
    try (Judging judging = judging(gone)) {
      Assertions.assertThatThrownBy(() -> judging.judge(candidate).join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(StoreException.class);
    }
    try (Judging judging = judging(store)) {
      assertThat(judging.known(candidate.blob().sha256(), WHEEL)).isEmpty();
      assertThat(judging.judge(candidate).join().error()).isEmpty();
    }
  }
}
