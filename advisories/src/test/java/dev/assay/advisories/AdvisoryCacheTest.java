package dev.assay.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.version.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvisoryCacheTest {
  private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

  @TempDir private Path folder;
  private Path home;
  private AdvisoryCache cache;
  private LoopbackServer server;

  @BeforeEach
  void start() throws IOException {
    home = folder.resolve("cache/assay/advisories");
    cache = new AdvisoryCache(home);
    server = new LoopbackServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anEmptyCacheGivesTheSnapshotAndWritesNothing() {
    assertThat(origin()).isEqualTo(AdvisoryDatabase.SNAPSHOT);
    assertThat(cache.isStale(server.origin(), NOW)).isTrue();
    assertThat(home).doesNotExist();
  }

  @Test
  void whatWasFetchedIsUsedUntilItIsADayOld() throws IOException {
    serve("\"one\"", "PYSEC-2099-1");
    assertThat(update(NOW)).isInstanceOf(Update.Renewed.class);
    assertThat(origin()).isEqualTo(server.url("/all.zip"));
    assertThat(ids()).containsExactly("PYSEC-2099-1");
    assertThat(cache.isStale(server.origin(), NOW.plus(Duration.ofHours(23)))).isFalse();
    assertThat(cache.isStale(server.origin(), NOW.plus(Duration.ofHours(25)))).isTrue();
    assertThat(cache.isStale(server.origin(), NOW.minus(Duration.ofHours(1)))).isTrue();
    assertThat(cache.isStale(Origin.of(Feed.OSV), NOW)).isTrue();
  }

  @Test
  void anUpdateAsksForChangesOnly() throws IOException {
    serve("\"one\"", "PYSEC-2099-1");
    update(NOW);
    Instant later = NOW.plus(Duration.ofHours(30));
    assertThat(update(later)).isEqualTo(new Update.Unchanged(Feed.OSV));
    assertThat(server.requests().getLast().ifNoneMatch()).isEqualTo("\"one\"");
    assertThat(cache.isStale(server.origin(), later)).isFalse();
    serve("\"two\"", "PYSEC-2099-2");
    assertThat(update(later)).isInstanceOf(Update.Renewed.class);
    assertThat(ids()).containsExactly("PYSEC-2099-2");
    assertThat(names("osv-")).hasSize(2);
  }

  @Test
  void aBadDownloadLeavesWhatWasThere() throws IOException {
    serve("\"one\"", "PYSEC-2099-1");
    update(NOW);
    byte[] zip = Files.readAllBytes(Fixtures.zip(folder));
    server.serve("\"torn\"", java.util.Arrays.copyOf(zip, zip.length / 2));
    assertThat(update(NOW)).isInstanceOf(Update.Failed.class);
    server.serve("\"page\"", "<html>sign in</html>".getBytes(UTF_8));
    assertThat(update(NOW)).isInstanceOf(Update.Failed.class);
    server.answerWith(exchange -> LoopbackServer.answer(exchange, 503, new byte[0]));
    assertThat(update(NOW)).isEqualTo(new Update.Failed(Feed.OSV, "the answer is status 503"));
    assertThat(ids()).containsExactly("PYSEC-2099-1");
    assertThat(names("part-")).isEmpty();
  }

  @Test
  void aDamagedIndexIsMadeAnew() throws IOException {
    serve("\"one\"", "PYSEC-2099-1");
    update(NOW);
    Path index = home.resolve(names(".index").getFirst());
    byte[] sound = Files.readAllBytes(index);
    for (byte[] damaged : damages(sound)) {
      Files.write(index, damaged);
      assertThat(ids()).containsExactly("PYSEC-2099-1");
      assertThat(index).hasBinaryContent(sound);
    }
    Files.delete(index);
    assertThat(ids()).containsExactly("PYSEC-2099-1");
    assertThat(index).hasBinaryContent(sound);
  }

  private static List<byte[]> damages(byte[] sound) {
    byte[] flipped = sound.clone();
    flipped[sound.length / 2] ^= 1;
    byte[] otherVersion = sound.clone();
    otherVersion[13]++;
    return List.of(
        new byte[0],
        java.util.Arrays.copyOf(sound, 5),
        java.util.Arrays.copyOf(sound, sound.length - 1),
        java.util.Arrays.copyOf(sound, sound.length + 1),
        flipped,
        otherVersion,
        "a text of some length that is no index".getBytes(UTF_8));
  }

  @Test
  void whereIndexAndFileAreDamagedItIsFetchedAgain() throws IOException {
    serve("\"one\"", "PYSEC-2099-1");
    update(NOW);
    Files.writeString(home.resolve(names(".index").getFirst()), "damaged");
    Files.writeString(home.resolve(names(".source").getFirst()), "damaged");
    assertThat(origin()).isEqualTo(AdvisoryDatabase.SNAPSHOT);
    assertThat(update(NOW)).isInstanceOf(Update.Renewed.class);
    assertThat(server.requests().getLast().ifNoneMatch()).isNull();
    assertThat(ids()).containsExactly("PYSEC-2099-1");
  }

  @Test
  void aDamagedStateCountsAsNone() throws IOException {
    serve("\"one\"", "PYSEC-2099-1");
    update(NOW);
    Files.writeString(home.resolve("osv.state"), "origin x\nsha256 ../../etc\nchecked never\n");
    assertThat(origin()).isEqualTo(AdvisoryDatabase.SNAPSHOT);
    assertThat(cache.isStale(server.origin(), NOW)).isTrue();
  }

  @Test
  void onlyTheOwnerMayEnter() throws IOException {
    serve("\"one\"", "PYSEC-2099-1");
    update(NOW);
    for (Path at = home; !at.equals(folder); at = at.getParent()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(at)))
          .as("%s", at)
          .isEqualTo("rwx------");
    }
    for (String name : names("")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void whereNothingCanBeKeptTheDataIsUsedAllTheSame() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    AdvisoryCache nowhere = new AdvisoryCache(file.resolve("advisories"));
    assertThat(nowhere.open(Fixtures.zip(folder, "PYSEC-2099-1", "made-up", "1.0")))
        .isInstanceOfSatisfying(
            AdvisoryCache.Opening.Opened.class,
            opened -> assertThat(ids(opened.database())).containsExactly("PYSEC-2099-1"));
    try (Fetcher fetcher = new Fetcher(Map.of())) {
      assertThat(nowhere.update(fetcher, Map.of(Feed.OSV, server.origin()), NOW, (_, _) -> {}))
          .singleElement()
          .isInstanceOf(Update.Failed.class);
    }
  }

  @Test
  void dataAskedForByNameHasNothingInItsPlace() throws IOException {
    assertThat(cache.open(folder.resolve("absent.zip")))
        .isInstanceOf(AdvisoryCache.Opening.Refused.class);
    assertThat(cache.open(Files.writeString(folder.resolve("broken.zip"), "PK no zip")))
        .isInstanceOf(AdvisoryCache.Opening.Refused.class);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(cache.open(empty))
        .isEqualTo(new AdvisoryCache.Opening.Refused("it holds no advisory for Python packages"));
    assertThat(cache.open(Fixtures.records())).isInstanceOf(AdvisoryCache.Opening.Opened.class);
  }

  @Test
  void dataOfAServerHasNothingInItsPlace() throws IOException {
    serve("\"one\"", "PYSEC-2099-1");
    try (Fetcher fetcher = new Fetcher(Map.of())) {
      for (int time = 0; time < 2; time++) {
        assertThat(cache.open(server.origin(), fetcher, NOW, (_, _) -> {}))
            .isInstanceOfSatisfying(
                AdvisoryCache.Opening.Opened.class,
                opened -> assertThat(ids(opened.database())).containsExactly("PYSEC-2099-1"));
      }
      assertThat(server.requests().getLast().ifNoneMatch()).isEqualTo("\"one\"");
      server.answerWith(exchange -> LoopbackServer.answer(exchange, 500, new byte[0]));
      assertThat(cache.open(server.origin(), fetcher, NOW, (_, _) -> {}))
          .isEqualTo(new AdvisoryCache.Opening.Refused("the answer is status 500"));
    }
    assertThat(origin()).isEqualTo(AdvisoryDatabase.SNAPSHOT);
  }

  @Test
  void anImportedFileCountsAsFresh() throws IOException {
    Path zip = Fixtures.zip(folder, "PYSEC-2099-3", "made-up", "1.0");
    assertThat(cache.install(Feed.OSV, zip, NOW)).isInstanceOf(Update.Renewed.class);
    assertThat(ids()).containsExactly("PYSEC-2099-3");
    assertThat(origin()).isEqualTo("PYSEC-2099-3.zip");
    assertThat(cache.isStale(server.origin(), NOW.plusSeconds(60))).isFalse();
  }

  @Test
  void allFeedsAreFetchedAtOnceAndFailAlone() throws IOException {
    byte[] zip = Files.readAllBytes(Fixtures.zip(folder, "PYSEC-2099-1", "made-up", "1.0"));
    server.answerWith(
        exchange -> {
          switch (exchange.getRequestURI().getPath()) {
            case "/osv" -> LoopbackServer.answer(exchange, 200, zip);
            case "/epss" -> LoopbackServer.answer(exchange, 200, Fixtures.EPSS.getBytes(UTF_8));
            default -> LoopbackServer.answer(exchange, 500, new byte[0]);
          }
        });
    Map<Feed, Origin> origins =
        Map.of(
            Feed.OSV, Origin.parse(server.url("/osv")).orElseThrow(),
            Feed.KEV, Origin.parse(server.url("/kev")).orElseThrow(),
            Feed.EPSS, Origin.parse(server.url("/epss")).orElseThrow());
    try (Fetcher fetcher = new Fetcher(Map.of())) {
      List<Update> updates = cache.update(fetcher, origins, NOW, (_, _) -> {});
      assertThat(updates).extracting(Update::feed).containsExactly(Feed.OSV, Feed.KEV, Feed.EPSS);
      assertThat(updates.get(1)).isInstanceOf(Update.Failed.class);
    }
    try (AdvisoryDatabase database = cache.open()) {
      assertThat(database.source().epss("CVE-2020-11651")).hasValue(0.94403);
      assertThat(database.source().exploitedSince("CVE-2020-11651")).isPresent();
      assertThat(database.holdings())
          .extracting(Holding::origin)
          .containsExactlyInAnyOrder(server.url("/osv"), server.url("/epss"), "snapshot");
    }
  }

  @Test
  void manyThreadsMayBuildAtOnce() throws Exception {
    Path zip = Fixtures.zip(folder);
    List<Callable<List<String>>> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      tasks.add(() -> ids(opened(new AdvisoryCache(home), zip), "evil-package"));
    }
    try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
      List<String> expected = ids(opened(cache, zip), "evil-package");
      for (var result : workers.invokeAll(tasks)) {
        assertThat(result.get()).isEqualTo(expected);
      }
    }
    assertThat(names("osv-")).hasSize(1);
    assertThat(names("part-")).isEmpty();
  }

  @Test
  void manyProcessesMayBuildAtOnce() throws Exception {
    Path zip = Fixtures.zip(folder);
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin/java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  BuildsIndex.class.getName(),
                  home.toString(),
                  zip.toString())
              .redirectErrorStream(true)
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
      assertThat(process.exitValue()).isZero();
    }
    assertThat(names("osv-")).hasSize(1);
    assertThat(names("part-")).isEmpty();
  }

  /// What another process does.
  static final class BuildsIndex {
    private BuildsIndex() {}

    public static void main(String[] arguments) {
      for (int i = 0; i < 20; i++) {
        AdvisoryDatabase database =
            opened(new AdvisoryCache(Path.of(arguments[0])), Path.of(arguments[1]));
        if (!ids(database, "evil-package").contains("MAL-2026-1")) {
          System.exit(1);
        }
      }
    }
  }

  private static AdvisoryDatabase opened(AdvisoryCache cache, Path zip) {
    return switch (cache.open(zip)) {
      case AdvisoryCache.Opening.Opened(AdvisoryDatabase database) -> database;
      case AdvisoryCache.Opening.Refused(String reason) -> throw new AssertionError(reason);
    };
  }

  private void serve(String tag, String id) throws IOException {
    server.serve(tag, Files.readAllBytes(Fixtures.zip(folder, id, "made-up", "1.0")));
  }

  private Update update(Instant now) {
    try (Fetcher fetcher = new Fetcher(Map.of())) {
      return cache.update(fetcher, Map.of(Feed.OSV, server.origin()), now, (_, _) -> {}).getFirst();
    }
  }

  private String origin() {
    try (AdvisoryDatabase database = cache.open()) {
      return database.holdings().getFirst().origin();
    }
  }

  private List<String> ids() {
    return ids(cache.open());
  }

  private static List<String> ids(AdvisoryDatabase database) {
    return ids(database, "made-up");
  }

  private static List<String> ids(AdvisoryDatabase database, String name) {
    try (database) {
      return database.source().affecting(PackageName.of(name)).stream()
          .map(affected -> affected.advisory().id())
          .toList();
    }
  }

  private List<String> names(String part) throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.contains(part))
          .sorted()
          .toList();
    }
  }
}
