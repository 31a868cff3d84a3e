package dev.assay.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.FakeIndex;
import dev.assay.index.Wheels;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills an index in the middle of uploads and of fetching files: twice, and with
/// `-Dassay.long=true` twenty times.
class KilledIndexTest {
  private static final int ROUNDS = Boolean.getBoolean("assay.long") ? 20 : 2;
  private static final int CLIENTS = 6;
  private static final int FILES = 30;
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(60);

  @TempDir private Path home;
  private final Published published = new Published();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final List<String> digests = new ArrayList<>();

  @Test
  void everyAcknowledgedUploadIsThereAndNoHalfFileIsEverServed() throws Exception {
    Random random = new Random(7);
    try (FakeIndex upstream = new FakeIndex()) {
      publish(upstream);
      String[] options = {"--upstream", upstream.address().toString()};
      String token = "";
      for (int round = 0; round < ROUNDS; round++) {
        ServedIndex index = ServedIndex.start(home, options);
        token = round == 0 ? index.token() : token;
        published.assertAllAreThere(index);
        killedAmidst(index, token, 2 + random.nextInt(12));
      }
      try (ServedIndex index = ServedIndex.start(home, options)) {
        published.assertAllAreThere(index);
        assertThat(published.another(index, token, "own")).isEqualTo(200);
      }
    }
    assertThat(faults).isEmpty();
    assertThat(published.size()).isGreaterThan(ROUNDS);
    assertEveryFileIsWhatItsNameSays();
  }

  private void publish(FakeIndex upstream) {
    for (int i = 0; i < FILES; i++) {
      byte[] wheel = Wheels.large("acme", "1." + i, Wheels.HARMLESS, 1 + i % 3);
      digests.add(FakeIndex.sha256(wheel));
      upstream.publish("acme", ServedIndex.file("acme", "1." + i), "2026-01-01T00:00:00Z", wheel);
    }
  }

  /// @param uploads how many are acknowledged before it is killed
  private void killedAmidst(ServedIndex index, String token, int uploads)
      throws InterruptedException {
    int enough = published.size() + uploads;
    long end = System.nanoTime() + LONGEST_ROUND.toNanos();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CLIENTS; i++) {
        Random random = new Random(enough + i);
        clients.execute(() -> client(index, token, random));
      }
      while (published.size() < enough && System.nanoTime() < end) {
        Thread.sleep(5);
      }
      index.kill();
    }
    index.close();
  }

  /// Asks until the index is gone.
  private void client(ServedIndex index, String token, Random random) {
    try {
      while (true) {
        if (random.nextBoolean()) {
          expect(200, "upload", published.another(index, token, "own"));
        } else {
          fetch(index, random.nextInt(FILES));
        }
      }
    } catch (IOException _) {
      // It was killed, and what was not answered was not acknowledged.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void fetch(ServedIndex index, int i) throws IOException, InterruptedException {
    String path = ServedIndex.path("acme", "1." + i);
    HttpResponse<byte[]> answer = index.get(path);
    expect(200, path, answer.statusCode());
    if (!FakeIndex.sha256(answer.body()).equals(digests.get(i))) {
      faults.add("wrong bytes: " + path);
    }
  }

  private void expect(int expected, String what, int status) {
    if (status != expected) {
      faults.add(what + ": " + status);
    }
  }

  private void assertEveryFileIsWhatItsNameSays() throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("data/blobs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".part")) {
          assertThat(FakeIndex.sha256(Files.readAllBytes(file))).isEqualTo(name);
        }
      }
    }
  }
}
