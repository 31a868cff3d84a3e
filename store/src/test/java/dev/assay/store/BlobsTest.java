package dev.assay.store;

import static dev.assay.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.store.Blobs.Collected;
import dev.assay.store.Blobs.Collection;
import dev.assay.store.Blobs.Verification;
import dev.assay.store.UpstreamFiles.UpstreamFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

class BlobsTest {
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  @OnBoth
  void aFileAppearsWhenItIsWhole(Place place) throws IOException {
    Store store = place.open();
    String sha256;
    try (Incoming incoming = store.blobs().receive(100)) {
      incoming.write("he".getBytes(StandardCharsets.UTF_8));
      incoming.write("llo".getBytes(StandardCharsets.UTF_8));
      sha256 = incoming.sha256();
      assertThat(incoming.size()).isEqualTo(5);
      assertThat(store.blobs().find(sha256)).isEmpty();
      assertThatThrownBy(() -> incoming.write(1)).isInstanceOf(IllegalStateException.class);
      Blob kept = incoming.keep(NOW);
      assertThat(store.blobs().find(sha256)).contains(kept);
      assertThat(kept.path()).hasContent("hello");
    }
    assertThat(sha256)
        .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    assertThat(store.blobs().verify(sha256)).isEqualTo(new Verification.Intact(5));
    assertThat(Files.getPosixFilePermissions(store.blobs().folder()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @OnBoth
  void whatIsNotKeptLeavesNothing(Place place) throws IOException {
    Store store = place.open();
    try (Incoming incoming = store.blobs().receive(4)) {
      incoming.write(new byte[4]);
      assertThatThrownBy(() -> incoming.write(1))
          .isInstanceOf(Incoming.TooLargeException.class)
          .hasMessage("more than 4 bytes");
    }
    assertThat(files(store)).isEmpty();
  }

  @OnBoth
  void aChangedFileIsNoticedAndNoNameLeadsOutside(Place place) throws IOException {
    Store store = place.open();
    Blob blob = Samples.blob(store, "hello", NOW);
    Files.writeString(blob.path(), "hellO");
    assertThat(store.blobs().verify(blob.sha256())).isInstanceOf(Verification.Damaged.class);
    Files.delete(blob.path());
    assertThat(store.blobs().verify(blob.sha256())).isEqualTo(new Verification.Missing());
    assertThat(store.blobs().find(blob.sha256())).isEmpty();
    for (String name : List.of("../../etc/passwd", "", "A".repeat(64), "a".repeat(63) + "/")) {
      assertThatThrownBy(() -> store.blobs().find(name))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @OnBoth
  void nodesMayStoreTheSameAtOnce(Place place) throws Exception {
    List<Store> nodes = List.of(place.open(), place.open());
    List<Callable<Blob>> work = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      Store node = nodes.get(i % 2);
      String text = "text " + i / 8;
      work.add(() -> Samples.blob(node, text, NOW));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      assertThat(threads.invokeAll(work).stream().map(Future::resultNow).distinct()).hasSize(3);
    }
    assertThat(files(nodes.getFirst())).hasSize(3);
  }

  @OnBoth
  void whatNothingRefersToGoesOnceItIsOld(Place place) throws IOException {
    Store store = place.open();
    HostedFiles.HostedFile hosted = Samples.file(store, "demo-1.0.tar.gz", "hosted");
    store.write(s -> s.hostedFiles().upload(hosted));
    Blob stray = Samples.blob(store, "stray", NOW);
    Blob served = Samples.blob(store, "served", NOW);
    Blob fresh = Samples.blob(store, "fresh", NOW + DAY);
    store.blobs().used(served.sha256(), NOW + DAY);
    Collected collected =
        store.blobs().collect(new Collection(NOW + DAY, NOW + DAY - 2 * HOUR, Long.MAX_VALUE));
    assertThat(collected).isEqualTo(new Collected(1, 5, 0));
    assertThat(store.blobs().find(stray.sha256())).isEmpty();
    for (String sha256 : List.of(hosted.sha256(), served.sha256(), fresh.sha256())) {
      assertThat(store.blobs().find(sha256)).isPresent();
    }
    store.write(s -> s.hostedFiles().remove(hosted.filename(), "ada", "", NOW));
    store.blobs().collect(new Collection(NOW + 9 * DAY, NOW + 8 * DAY, Long.MAX_VALUE));
    assertThat(files(store)).isEmpty();
    assertThatThrownBy(() -> new Collection(NOW, NOW - HOUR, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @OnBoth
  void theCacheKeepsWhatWasUsedLast(Place place) {
    Store store = place.open();
    List<Blob> blobs = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Blob blob = cached(store, "cached " + i, NOW + i);
      blobs.add(blob);
      store.run(s -> s.upstreamFiles().putAll(List.of(cached(blob))));
    }
    store.blobs().used(blobs.getFirst().sha256(), NOW + 100);
    Collected collected =
        store.blobs().collect(new Collection(NOW + DAY, NOW + HOUR, 3 * blobs.getFirst().size()));
    assertThat(collected.blobs()).isEqualTo(3);
    assertThat(blobs)
        .filteredOn(blob -> store.blobs().find(blob.sha256()).isPresent())
        .containsExactly(blobs.get(0), blobs.get(4), blobs.get(5));
  }

  @OnBoth
  void leftoversOfKilledProcessesGoAfterADay(Place place) throws IOException {
    Store store = place.open();
    Path part = store.blobs().incoming().resolve("in-1.part");
    Path young = store.blobs().incoming().resolve("in-2.part");
    Blob orphan = Samples.blob(store, "orphan", NOW);
    store.run(s -> s.sql().run("delete from blobs"));
    Blob known = Samples.blob(store, "known", NOW);
    Files.writeString(part, "half");
    Files.writeString(young, "half");
    for (Path path : List.of(part, orphan.path(), known.path())) {
      Files.setLastModifiedTime(path, FileTime.fromMillis(NOW - DAY - 1));
    }
    Files.setLastModifiedTime(young, FileTime.fromMillis(NOW - HOUR));
    Collected collected = store.blobs().collect(new Collection(NOW, NOW - DAY, Long.MAX_VALUE));
    assertThat(collected.leftovers()).isEqualTo(2);
    assertThat(files(store)).containsExactlyInAnyOrder(known.path(), young);
  }

  @OnBoth
  void aCollectorNeverTakesWhatAnotherNodeStores(Place place) throws Exception {
    Store one = place.open();
    Store two = place.open();
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<?> collecting =
          threads.submit(
              () -> {
                while (!done.get()) {
                  two.blobs().collect(new Collection(NOW + DAY, NOW + HOUR, 0));
                }
              });
      for (int round = 0; round < 60; round++) {
        // Old enough to be taken, then stored anew while it is being taken.
        Samples.blob(one, "contended", NOW);
        Blob again = Samples.blob(one, "contended", NOW + DAY);
        assertThat(one.blobs().verify(again.sha256())).isInstanceOf(Verification.Intact.class);
        one.run(s -> s.sql().run("update blobs set last_used_at = 0"));
      }
      done.set(true);
      collecting.get();
    }
  }

  @OnBoth
  void aFullDiskIsSaidAndLeavesNothing(Place place) throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");
    Store store = place.open();
    Path part = store.blobs().incoming().resolve("in-full.part");
    Files.createSymbolicLink(part, Path.of("/dev/full"));
    try (Incoming incoming = new Incoming(store.blobs(), part, 1000)) {
      assertThatThrownBy(() -> incoming.write(new byte[100]))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.FULL))
          .hasMessage("no space is left for the store");
    }
    assertThat(files(store)).isEmpty();
    Samples.blob(store, "again", NOW);
  }

  private static Blob cached(Store store, String text, long now) {
    try (Incoming incoming = store.blobs().receive(100)) {
      incoming.write(text.getBytes(StandardCharsets.UTF_8));
      return incoming.cache(now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UpstreamFile cached(Blob blob) {
    return new UpstreamFile(
        "main",
        "demo",
        blob.sha256(),
        null,
        "https://files.example/x",
        blob.sha256(),
        null,
        null,
        null,
        null,
        null);
  }

  private static List<Path> files(Store store) throws IOException {
    try (Stream<Path> files = Files.walk(store.blobs().folder())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
