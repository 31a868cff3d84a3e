package dev.assay.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.index.FakeIndex;
import dev.assay.index.Wheels;
import dev.assay.store.PostgresServer;
import dev.assay.store.StoreSettings.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Indexes on a real PostgreSQL: one under which it is restarted, and two that share it.
class PostgresFaultsTest {
  private static final boolean LONG = Boolean.getBoolean("assay.long");
  private static final int RESTARTS = LONG ? 10 : 1;
  private static final int RACES = LONG ? 200 : 20;
  private static final int CLIENTS = 4;

  @TempDir private Path home;
  private PostgresServer postgresql;
  private Server database;

  @BeforeEach
  void start() throws IOException {
    Optional<Path> bin = PostgresServer.installed();
    if (bin.isEmpty()) {
      System.err.println("PostgreSQL is not installed: skipped (hint: ./verify --install)");
    }
    assumeTrue(bin.isPresent(), "PostgreSQL is not installed");
    postgresql = PostgresServer.start(bin.orElseThrow());
    database = postgresql.database();
  }

  @AfterEach
  void stop() throws IOException {
    if (postgresql != null) {
      postgresql.close();
    }
  }

  private ServedIndex node(String name) {
    return ServedIndex.start(
        home.resolve(name),
        "--no-upstream",
        "--store",
        database.url(),
        "--store-user",
        database.user(),
        "--blobs",
        home.resolve("blobs").toString());
  }

  @Test
  void afterARestartOfTheDatabaseAllGoesOnAndNothingIsLost() throws Exception {
    Published published = new Published();
    Queue<String> faults = new ConcurrentLinkedQueue<>();
    try (ServedIndex index = node("one")) {
      String token = index.token();
      for (int round = 0; round < RESTARTS; round++) {
        CountDownLatch enough = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
          for (int i = 0; i < CLIENTS; i++) {
            clients.execute(() -> upload(index, token, published, enough, faults));
          }
          Thread.sleep(500);
          postgresql.down("immediate");
          Thread.sleep(500);
          postgresql.up();
          Thread.sleep(1000);
          enough.countDown();
        }
        int before = published.size();
        assertThat(published.another(index, token, "own")).isEqualTo(200);
        assertThat(published.size()).isEqualTo(before + 1);
      }
      assertThat(faults).isEmpty();
      published.assertAllAreThere(index);
    }
  }

  /// While the database is away, uploads are told to come again, or that they are stored and not
  /// yet judged; nothing else is said of them.
  private static void upload(
      ServedIndex index,
      String token,
      Published published,
      CountDownLatch enough,
      Queue<String> faults) {
    try {
      while (enough.getCount() > 0) {
        int status = published.another(index, token, "own");
        if (status != 200 && status != 202 && status != 503) {
          faults.add("status " + status);
        }
      }
    } catch (IOException failure) {
      faults.add(failure.toString());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void ofTwoNodesThatGetOtherBytesForOneFileOneWins() throws Exception {
    try (ServedIndex one = node("one");
        ServedIndex two = node("two")) {
      String token = one.token();
      for (int i = 0; i < RACES; i++) {
        race(one, two, token, "1." + i, i % 2 == 0);
      }
    }
  }

  private static void race(
      ServedIndex one, ServedIndex two, String token, String version, boolean same)
      throws Exception {
    byte[] first = Wheels.wheel("own", version, Wheels.HARMLESS);
    byte[] second = same ? first : Wheels.wheel("own", version, Wheels.HARMLESS + "# other\n");
    CompletableFuture<Integer> mine = uploaded(one, token, version, first);
    CompletableFuture<Integer> theirs = uploaded(two, token, version, second);
    List<Integer> statuses = List.of(mine.join(), theirs.join());
    if (same) {
      assertThat(statuses).containsExactly(200, 200);
    } else {
      assertThat(statuses).containsExactlyInAnyOrder(200, 400);
    }
    byte[] kept = statuses.getFirst() == 200 ? first : second;
    String path = ServedIndex.path("own", version);
    assertThat(FakeIndex.sha256(one.get(path).body())).isEqualTo(FakeIndex.sha256(kept));
    assertThat(FakeIndex.sha256(two.get(path).body())).isEqualTo(FakeIndex.sha256(kept));
  }

  private static CompletableFuture<Integer> uploaded(
      ServedIndex index, String token, String version, byte[] wheel) {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            status.complete(index.upload(token, "own", version, wheel).statusCode());
          } catch (IOException | InterruptedException failure) {
            status.completeExceptionally(failure);
          }
        });
    return status;
  }
}
