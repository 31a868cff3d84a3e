package dev.assay.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.FakeIndex;
import dev.assay.index.Wheels;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many clients at once, for pages, files and uploads: a few for seconds, and with
/// `-Dassay.long=true` two hundred for ten minutes.
class CrowdTest {
  private static final boolean LONG = Boolean.getBoolean("assay.long");
  private static final int CLIENTS = LONG ? 200 : 16;
  private static final Duration TIME = LONG ? Duration.ofMinutes(10) : Duration.ofSeconds(4);
  private static final int PROJECTS = 40;
  private static final List<String> VERSIONS = List.of("1.0", "1.1", "2.0");

  /// Memory grows until the heap has found its size; then by no more than this.
  private static final double MOST_GROWTH = 1.25;

  @TempDir private Path home;
  private final Map<String, String> digests = new HashMap<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Published published = new Published();
  private final LongAdder requests = new LongAdder();

  @Test
  void nothingIsWrongNothingFailsAndMemoryStays() throws Exception {
    try (FakeIndex upstream = new FakeIndex()) {
      publish(upstream);
      try (ServedIndex index =
          ServedIndex.start(home, "--upstream", upstream.address().toString())) {
        List<Long> memory = crowd(index);
        assertThat(faults).isEmpty();
        assertThat(requests.sum()).isGreaterThan(CLIENTS);
        published.assertAllAreThere(index);
        System.err.printf(
            "crowd: %d requests, %d uploads, resident MiB %s%n",
            requests.sum(), published.size(), memory);
        if (LONG) {
          assertStays(memory);
        }
      }
    }
  }

  private void publish(FakeIndex upstream) {
    for (int i = 0; i < PROJECTS; i++) {
      for (String version : VERSIONS) {
        String name = "project" + i;
        byte[] wheel = Wheels.wheel(name, version, Wheels.HARMLESS + "# " + i + version + "\n");
        digests.put(ServedIndex.path(name, version), FakeIndex.sha256(wheel));
        upstream.publish(name, ServedIndex.file(name, version), "2026-01-01T00:00:00Z", wheel);
      }
    }
    upstream.publish(
        "thief",
        ServedIndex.file("thief", "1.0"),
        "2026-01-01T00:00:00Z",
        Wheels.wheel("thief", "1.0", Wheels.THIEF));
  }

  /// @return how many MiB were resident, at twenty moments
  private List<Long> crowd(ServedIndex index) throws Exception {
    String token = index.token();
    long end = System.nanoTime() + TIME.toNanos();
    List<Long> memory = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        all.add(clients.submit(() -> client(index, token, new Random(number), number, end)));
      }
      while (System.nanoTime() < end) {
        Thread.sleep(TIME.dividedBy(20));
        memory.add(index.residentKib() >> 10);
      }
      for (Future<?> client : all) {
        client.get();
      }
    }
    return memory;
  }

  private void client(ServedIndex index, String token, Random random, int number, long end) {
    while (System.nanoTime() < end && faults.size() < 10) {
      requests.increment();
      try {
        ask(index, token, random, number);
      } catch (IOException | InterruptedException failure) {
        faults.add(failure.toString());
      }
    }
  }

  private void ask(ServedIndex index, String token, Random random, int number)
      throws IOException, InterruptedException {
    String name = "project" + random.nextInt(PROJECTS);
    String version = VERSIONS.get(random.nextInt(VERSIONS.size()));
    switch (random.nextInt(20)) {
      case 0 -> expect(200, "upload", published.another(index, token, "own" + number));
      case 1 -> expect(403, "thief", index.get(ServedIndex.path("thief", "1.0")).statusCode());
      case 2, 3, 4, 5, 6, 7, 8 -> {
        String path = ServedIndex.path(name, version);
        HttpResponse<byte[]> answer = index.get(path);
        expect(200, path, answer.statusCode());
        if (!FakeIndex.sha256(answer.body()).equals(digests.get(path))) {
          faults.add("wrong bytes: " + path);
        }
      }
      default -> {
        HttpResponse<byte[]> page = index.get("/simple/" + name + "/");
        expect(200, name, page.statusCode());
        if (!new String(page.body(), StandardCharsets.UTF_8)
            .contains(digests.get(ServedIndex.path(name, version)))) {
          faults.add("a file is missing on the page of " + name);
        }
      }
    }
  }

  private void expect(int expected, String what, int status) {
    if (status != expected) {
      faults.add(what + ": " + status);
    }
  }

  private static void assertStays(List<Long> memory) {
    long middle = memory.subList(8, 14).stream().mapToLong(it -> it).max().orElseThrow();
    long last = memory.subList(14, memory.size()).stream().mapToLong(it -> it).max().orElseThrow();
    assertThat((double) last / middle).as("%s", memory).isLessThan(MOST_GROWTH);
  }
}
