package dev.assay.store;

import static dev.assay.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.store.StoreException.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

class StoreTest {
  @OnBoth
  void whatOneNodeWroteAnotherReads(Place place) {
    Store one = place.open();
    Store two = place.open();
    set(one, 0, "a");
    assertThat(value(two)).isEqualTo("a");
    one.close();
    set(two, 1, "b");
    assertThat(value(place.open())).isEqualTo("b");
  }

  @OnBoth
  void aReadSeesOneMomentAndChangesNothing(Place place) {
    Store one = place.open();
    Store two = place.open();
    set(one, 0, "a");
    List<String> seen =
        one.read(
            s -> {
              String before = s.settings().find("x").orElseThrow().value();
              elsewhere(() -> set(two, 1, "b"));
              return List.of(before, s.settings().find("x").orElseThrow().value());
            });
    assertThat(seen).containsExactly("a", "a");
    assertThatThrownBy(() -> one.read(s -> s.settings().change("x", 2, "c", "eve", NOW)))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
    assertThat(value(one)).isEqualTo("b");
  }

  private static void elsewhere(Runnable work) {
    try {
      Thread.ofVirtual().start(work).join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @OnBoth
  void aFailureTakesItsTransactionBack(Place place) {
    Store store = place.open();
    assertThatThrownBy(
            () ->
                store.run(
                    s -> {
                      s.settings().change("x", 0, "a", "ada", NOW);
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no");
    assertThat(store.<Boolean>read(s -> s.settings().find("x").isEmpty())).isTrue();
  }

  @OnBoth
  void aTransactionInsideATransactionIsAMistake(Place place) {
    Store store = place.open();
    assertThatThrownBy(() -> store.run(_ -> store.run(_ -> {})))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inside a transaction");
  }

  @OnBoth
  void aClosedStoreSaysSo(Place place) {
    Store store = place.open();
    store.close();
    store.close();
    assertThatThrownBy(() -> value(store))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CLOSED))
        .hasMessage("the store is closed");
  }

  @OnBoth
  void countersOfTwoNodesAddUp(Place place) throws Exception {
    List<Store> nodes = List.of(place.open(), place.open());
    int each = 40;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2 * each; i++) {
        Store node = nodes.get(i % 2);
        threads.submit(() -> increment(node));
      }
    }
    assertThat(nodes.getFirst().<Integer>read(s -> s.settings().history("x").size()))
        .isEqualTo(2 * each);
  }

  // Reads the newest revision and writes the one after until nobody was in between.
  private static void increment(Store store) {
    boolean done = false;
    while (!done) {
      done =
          store.write(
              s -> {
                long after = s.settings().find("x").map(Settings.Setting::revision).orElse(0L);
                return s.settings().change("x", after, "v", "ada", NOW)
                    instanceof Settings.Change.Done;
              });
    }
  }

  @OnBoth
  void twoHundredReadersDoNotStarveTheWriter(Place place) {
    Store store = place.open();
    int commits = 50;
    AtomicBoolean done = new AtomicBoolean();
    AtomicLong reads = new AtomicLong();
    for (int i = 1; i <= 20; i++) {
      set(store, i - 1, "v");
    }
    assertTimeoutPreemptively(
        Duration.ofMinutes(3),
        () -> {
          try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
              threads.submit(
                  () -> {
                    while (!done.get()) {
                      store.<List<?>>read(s -> s.settings().history("x"));
                      reads.incrementAndGet();
                    }
                  });
            }
            for (int i = 1; i <= commits; i++) {
              set(store, 20L + i - 1, "v");
            }
            done.set(true);
          }
        });
    assertThat(store.<Integer>read(s -> s.settings().history("x").size())).isEqualTo(20 + commits);
    assertThat(reads.get()).isPositive();
  }

  @OnBoth
  void theWriterSurvivesAFullDisk(Place place) {
    assumeTrue(place.sqlite(), "SQLite can be told how many pages it has");
    Store store = place.open();
    long pages = store.write(s -> s.sql().one(Long.class, "pragma page_count"));
    store.run(s -> s.sql().list(Long.class, "pragma max_page_count = " + (pages + 4)));
    String large = "x".repeat(100_000);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> set(store, 0, large))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FULL))
          .hasMessage("no space is left for the store");
    }
    store.run(s -> s.sql().list(Long.class, "pragma max_page_count = " + (pages + 1000)));
    set(store, 0, large);
    assertThat(value(store)).isEqualTo(large);
  }

  @OnBoth
  void aServerThatWentAndCameBackIsFoundAgain(Place place) throws IOException {
    assumeTrue(!place.sqlite(), "SQLite has no server");
    Store store = place.open();
    set(store, 0, "a");
    place.postgresql().down("immediate");
    try {
      assertThatThrownBy(() -> value(store))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOST))
          .hasMessage("the database cannot be reached");
    } finally {
      place.postgresql().up();
    }
    set(store, 1, "b");
    assertThat(value(store)).isEqualTo("b");
    place.postgresql().down("immediate");
    place.postgresql().up();
    assertThat(value(store)).isEqualTo("b");
  }

  @OnBoth
  void workIsRunAgainWhenADeadlockTookItBack(Place place) throws Exception {
    assumeTrue(!place.sqlite(), "SQLite has one writer and so no deadlock");
    Store store = place.open();
    store.run(s -> s.settings().change("a", 0, "v", "ada", NOW));
    store.run(s -> s.settings().change("b", 0, "v", "ada", NOW));
    AtomicInteger runs = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      var one = threads.submit(() -> lockBoth(store, "a", "b", runs));
      var two = threads.submit(() -> lockBoth(store, "b", "a", runs));
      one.get();
      two.get();
    }
    assertThat(runs.get()).isGreaterThan(2);
  }

  private static void lockBoth(Store store, String first, String second, AtomicInteger runs) {
    store.run(
        s -> {
          int run = runs.incrementAndGet();
          s.sql().run("update settings set value = 'w' where name = ?", first);
          if (run <= 2) {
            pauseUntil(() -> runs.get() >= 2);
          }
          s.sql().run("update settings set value = 'w' where name = ?", second);
        });
  }

  private static void pauseUntil(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @OnBoth
  void onlyANoteDoesNotWaitForTheDisk(Place place) {
    Store store = place.open();
    String sql = place.sqlite() ? "pragma synchronous" : "show synchronous_commit";
    for (int i = 0; i < 2; i++) {
      assertThat(store.<String>write(s -> s.sql().one(String.class, sql))).isIn("2", "on");
      assertThat(store.<String>note(s -> s.sql().one(String.class, sql))).isIn("1", "off");
    }
  }

  @OnBoth
  void theFolderIsForItsOwnerAlone(Place place) throws IOException {
    place.open();
    assertThat(Files.getPosixFilePermissions(place.settings().data()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  /// Also where the folder was there before and is open to others.
  @OnBoth
  void theFileIsForItsOwnerAlone(Place place) throws IOException {
    assumeTrue(place.sqlite(), "has no file");
    place.open();
    for (String name : List.of("assay.db", "assay.db-wal", "assay.db-shm")) {
      Path file = place.settings().data().resolve(name);
      assertThat(Files.getPosixFilePermissions(file))
          .as(name)
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @OnBoth
  void anUnreachableDatabaseIsNotRepeated(Place place) {
    assumeTrue(place.sqlite(), "needs no server");
    StoreSettings settings =
        place
            .settings()
            .on(
                new StoreSettings.Server(
                    "jdbc:postgresql://127.0.0.1:1/x?password=hunter2", "u", "p"));
    assertThatThrownBy(() -> Store.open(settings))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOST))
        .hasMessage("the database cannot be reached")
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("hunter2"));
  }

  private static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static void set(Store store, long after, String value) {
    Settings.Change change = store.write(s -> s.settings().change("x", after, value, "ada", NOW));
    assertThat(change).isInstanceOf(Settings.Change.Done.class);
  }

  private static String value(Store store) {
    return store.read(s -> s.settings().find("x").orElseThrow().value());
  }
}
