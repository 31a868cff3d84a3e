package dev.assay.cli.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.cli.faults.ServedIndex;
import dev.assay.index.Clients;
import dev.assay.index.Clients.Ended;
import dev.assay.index.Manager;
import dev.assay.upstream.IndexDiscovery;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sixty real packages of the index that pip is configured for, locked and installed through ours
/// by real clients. Skipped where that index cannot be reached.
class SixtyPackagesTest {
  private static final int PACKAGES = 60;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /// What brings in the rest of them.
  private static final String WANTED =
      Stream.of(
              "requests flask fastapi uvicorn httpx rich pytest beautifulsoup4 pyyaml jsonschema",
              "aiohttp python-dateutil tqdm tenacity tomlkit pyjwt opentelemetry-api python-dotenv",
              "docutils more-itertools fsspec filelock platformdirs pytz jmespath pyasn1 pathspec",
              "setuptools cffi importlib-metadata tzdata")
          .flatMap(line -> Stream.of(line.split(" ")))
          .map(name -> '"' + name + '"')
          .reduce((all, name) -> all + ", " + name)
          .orElseThrow();

  @TempDir private Path home;
  private URI direct;
  private ServedIndex index;

  @BeforeEach
  void serve() throws IOException {
    assumeTrue(Boolean.getBoolean("assay.long"), "minutes: run with -Dassay.long=true");
    direct =
        new IndexDiscovery(System.getenv(), Path.of(System.getProperty("user.home")))
            .discover()
            .index()
            .orElseThrow();
    boolean reached = isThere(direct);
    if (!reached) {
      System.err.println("the index that pip is configured for is out of reach: skipped");
    }
    assumeTrue(reached, "the index that pip is configured for is out of reach");
    Path policy = Files.writeString(home.resolve("young.toml"), "[index]\nminimum-age = 0\n");
    index =
        ServedIndex.start(
            home.resolve("ours"), "--upstream", direct.toString(), "--policy", policy.toString());
  }

  @AfterEach
  void stop() {
    if (index != null) {
      index.close();
    }
  }

  private static boolean isThere(URI index) throws IOException {
    URLConnection connection = index.resolve(index.getPath() + "/six/").toURL().openConnection();
    connection.setConnectTimeout(5_000);
    connection.setReadTimeout(20_000);
    try {
      connection.getInputStream().close();
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLockIsTheSameAsOneMadeDirectlyAndIsInstalled(Manager manager) throws IOException {
    Path without = locked(manager, "without", direct);
    Path through = locked(manager, "through", ours());
    assertThat(withoutPlaces(manager.read(through)))
        .isEqualTo(withoutPlaces(manager.read(without)));
    Duration cold = installed(manager, through);
    System.err.printf("%s: installed in %.1f s%n", manager, cold.toMillis() / 1e3);
    assertThat(packages(through)).isGreaterThanOrEqualTo(PACKAGES);
  }

  @Test
  void whatIsLockedDirectlyIsInstalledColdAndWarm() throws IOException {
    Path project = locked(Manager.PIP, "cold", direct);
    write(Manager.PIP, project, ours());
    Duration cold = installed(Manager.PIP, project);
    assertThat(packages(project)).isGreaterThanOrEqualTo(PACKAGES);
    Path again = project.resolveSibling("warm");
    write(Manager.PIP, again, ours());
    Files.copy(project.resolve("locked.txt"), again.resolve("locked.txt"));
    Duration warm = installed(Manager.PIP, again);
    assertThat(packages(again)).isEqualTo(packages(project));
    System.err.printf(
        "%d packages: cold %.1f s, warm %.1f s%n",
        packages(project), cold.toMillis() / 1e3, warm.toMillis() / 1e3);
  }

  private URI ours() {
    return index.address().resolve("/simple/");
  }

  private Path locked(Manager manager, String name, URI from) throws IOException {
    Path project = home.resolve(name).resolve("project");
    write(manager, project, from);
    Ended locked = manager.lock(clients(project), project);
    assertThat(locked.code()).as(locked.output()).isZero();
    return project;
  }

  /// Clients that have nothing in their cache.
  private static Clients clients(Path project) {
    return new Clients(project.getParent()).within(LONGEST);
  }

  private static void write(Manager manager, Path project, URI from) throws IOException {
    manager.write(project, from.toString(), WANTED);
    Path settings = project.resolve("pyproject.toml");
    Files.writeString(settings, Files.readString(settings).replace(">=3.9", ">=3.11"));
  }

  private static Duration installed(Manager manager, Path project) {
    long start = System.nanoTime();
    Ended installed = manager.install(clients(project), project);
    assertThat(installed.code()).as(installed.output()).isZero();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static long packages(Path project) throws IOException {
    try (Stream<Path> files = Files.walk(project)) {
      return files.filter(file -> file.toString().endsWith(".dist-info")).count();
    }
  }

  private static String withoutPlaces(String lock) {
    return lock.replaceAll("(index|https?://[^\"\\s/]+)/simple/?", "index")
        .replaceAll("(index|https?://[^\"\\s/]+)/[^\"\\s]*/([^/\"\\s]+)", "$2");
  }
}
