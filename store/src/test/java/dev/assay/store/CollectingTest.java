package dev.assay.store;

import static dev.assay.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.store.Blobs.Collected;
import dev.assay.store.HostedFiles.HostedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Blobs that nothing needs go by themselves.
class CollectingTest {
  private static final Duration DAY = Duration.ofDays(1);

  private static Optional<Collected> run(Store store, Duration later) {
    InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(NOW).plus(later));
    return new Collecting(store, clock, DAY, Long.MAX_VALUE).run();
  }

  @OnBoth
  void onceADayAmongAllNodes(Place place) {
    Store one = place.open();
    Store two = place.open();
    Blob lost = Samples.blob(one, "nobody needs it", NOW);
    assertThat(run(one, Duration.ofHours(1))).contains(new Collected(0, 0, 0));
    assertThat(run(two, Duration.ofHours(2))).isEmpty();
    assertThat(run(one, Duration.ofHours(24))).isEmpty();
    assertThat(run(two, Duration.ofHours(26))).contains(new Collected(1, lost.size(), 0));
    assertThat(run(one, Duration.ofHours(27))).isEmpty();
    assertThat(one.blobs().find(lost.sha256())).isEmpty();
  }

  @OnBoth
  void whatIsPublishedUsedOrOnItsWayStays(Place place) throws IOException {
    Store store = place.open();
    HostedFile file = Samples.file(store, "demo-1.0.tar.gz", "published");
    store.run(session -> session.hostedFiles().upload(file));
    Blob used = Samples.blob(store, "used", NOW);
    store.blobs().used(used.sha256(), NOW + DAY.toMillis());
    try (Incoming incoming = store.blobs().receive(100)) {
      incoming.write(new byte[5]);
      assertThat(run(store, DAY.plusHours(1))).contains(new Collected(0, 0, 0));
      assertThat(store.blobs().find(incoming.keep(NOW).sha256())).isPresent();
    }
    assertThat(store.blobs().find(file.sha256())).isPresent();
    assertThat(store.blobs().find(used.sha256())).isPresent();
  }

  /// A download that takes longer than a day.
  @OnBoth
  void whoIsReadingAFileReadsItToItsEnd(Place place) throws IOException {
    Store store = place.open();
    Blob blob = Samples.blob(store, "read slowly", NOW);
    try (InputStream reader = Files.newInputStream(blob.path())) {
      assertThat(reader.read()).isEqualTo('r');
      assertThat(run(store, DAY.plusHours(1)).orElseThrow().blobs()).isEqualTo(1);
      assertThat(new String(reader.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("ead slowly");
    }
  }
}
