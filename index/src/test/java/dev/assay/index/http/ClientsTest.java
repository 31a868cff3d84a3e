package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.index.Clients;
import dev.assay.index.Clients.Ended;
import dev.assay.index.FakeIndex;
import dev.assay.index.Manager;
import dev.assay.index.Wheels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// pip, uv, poetry and pdm, in front of an index of ours.
class ClientsTest {
  private static final String OLD = "2026-01-01T00:00:00Z";
  private static final String LATER = "2026-06-01T00:00:00Z";
  private static final Path NOWHERE = Path.of("nowhere");

  @TempDir private Path folder = NOWHERE;
  private TestIndex index;
  private Clients clients;
  private final Map<String, byte[]> wheels = new HashMap<>();

  @BeforeEach
  void publish() {
    clients = new Clients(folder);
    index = new TestIndex(folder.resolve("data"));
    index.upstream.ranges(FakeIndex.Ranges.HONOURED);
    publish("acme", "1.0", OLD, Wheels.HARMLESS);
    publish("acme", "1.1", LATER, Wheels.HARMLESS + "\nEDGES = 4\n");
    publish("thief", "1.0", OLD, Wheels.THIEF);
    publish("turned", "1.0", OLD, Wheels.HARMLESS);
    publish("turned", "1.1", LATER, Wheels.HARMLESS + Wheels.THIEF);
  }

  @AfterEach
  void stop() {
    index.close();
  }

  private void publish(String name, String version, String uploaded, String module) {
    String file = name + "-" + version + "-py3-none-any.whl";
    byte[] wheel = Wheels.wheel(name, version, module);
    wheels.put(file, wheel);
    index.upstream.publish(name, file, uploaded, wheel);
  }

  private byte[] wheel(String name, String version) {
    return wheels.get(name + "-" + version + "-py3-none-any.whl");
  }

  @Test
  void pipInstallsWhatIsAdmitted() {
    assertThat(pip("acme")).contains("acme-1.1");
  }

  @Test
  void pipInstallsWhatIsOldEnoughForIt() {
    assumeTrue(
        pip("--help").contains("--uploaded-prior-to"), "this pip does not know upload times");
    assertThat(pip("--uploaded-prior-to=2026-03-01", "acme")).contains("acme-1.0");
  }

  @Test
  void pipIsRefusedAThiefAndATrojanisedUpgrade() {
    assertThat(pip("thief")).contains("403").doesNotContain("Successfully installed");
    assertThat(pip("turned==1.1")).contains("403").doesNotContain("Successfully installed");
    assertThat(pip("turned")).contains("turned-1.0");
  }

  @Test
  void uvInstallsWhatIsAdmitted() {
    assertThat(uv("acme")).contains("acme==1.1");
    assertThat(uv("--exclude-newer=2026-03-01", "acme")).contains("acme==1.0");
  }

  @Test
  void uvIsRefusedAThief() {
    assertThat(uv("thief")).contains("403").doesNotContain("+ thief");
  }

  @ParameterizedTest
  @EnumSource
  void aLockIsTheSameAsOneMadeDirectly(Manager manager) {
    String wanted = "\"acme\", \"turned<1.1\"";
    Path direct = project(manager, index.upstream.address().toString(), wanted);
    assertThat(manager.lock(clients, direct)).matches(Ended::isGood);
    Path through = project(manager, ours(), wanted);
    assertThat(manager.lock(clients, through)).matches(Ended::isGood);
    assertThat(manager.read(through))
        .isEqualTo(manager.read(direct))
        .contains("acme", "1.1", "sha256:" + FakeIndex.sha256(wheel("acme", "1.1")));
    assertThat(manager.install(clients, through)).matches(Ended::isGood);
    assertThat(installed(through, "turned")).isTrue();
  }

  /// What was locked while nobody had looked into it is refused when it is fetched, and not locked
  /// again.
  @ParameterizedTest
  @EnumSource
  void aTrojanisedUpgradeIsRefusedThoughItIsLocked(Manager manager) {
    Path project = lockedUnjudged(manager);
    assertThat(manager.read(project)).contains(FakeIndex.sha256(wheel("turned", "1.1")));
    Ended refused = manager.install(clients, project);
    assertThat(refused.code()).isNotZero();
    assertThat(refused.output()).contains("403", "denied by environment-exfiltration");
    assertThat(installed(project, "turned")).isFalse();
    assertThat(index.text("/files/turned/turned-1.1-py3-none-any.whl.metadata").statusCode())
        .isEqualTo(403);
    clients = new Clients(target());
    assertThat(manager.lock(clients, project)).matches(Ended::isGood);
    assertThat(manager.read(project))
        .contains(FakeIndex.sha256(wheel("turned", "1.0")))
        .doesNotContain(FakeIndex.sha256(wheel("turned", "1.1")));
    assertThat(manager.install(clients, project)).matches(Ended::isGood);
    assertThat(installed(project, "turned")).isTrue();
  }

  /// All lock by metadata and hashes alone.
  private Path lockedUnjudged(Manager manager) {
    index.upstream.ranges(FakeIndex.Ranges.ONLY);
    Path project = project(manager, ours(), "\"turned\"");
    assertThat(manager.lock(clients, project)).matches(Ended::isGood);
    index.upstream.ranges(FakeIndex.Ranges.HONOURED);
    return project;
  }

  @ParameterizedTest
  @EnumSource
  void aThiefIsRefused(Manager manager) {
    Path project = project(manager, ours(), "\"thief\"");
    Ended locked = manager.lock(clients, project);
    Ended last = locked.isGood() ? manager.install(clients, project) : locked;
    assertThat(last.code()).isNotZero();
    assertThat(index.text("/files/thief/thief-1.0-py3-none-any.whl").statusCode()).isEqualTo(403);
    clients = new Clients(target());
    assertThat(manager.lock(clients, project).code()).isNotZero();
    assertThat(installed(project, "thief")).isFalse();
  }

  private Path project(Manager manager, String from, String wanted) {
    Path project = target();
    manager.write(project, from, wanted);
    return project;
  }

  private static boolean installed(Path project, String name) {
    try (Stream<Path> files = Files.walk(project)) {
      return files.anyMatch(file -> file.endsWith(Path.of(name, "__init__.py")));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String ours() {
    return "http://127.0.0.1:" + index.port() + "/simple/";
  }

  private String pip(String... more) {
    return run(
        "pip",
        with(
            List.of(
                "install",
                "--isolated",
                "--no-cache-dir",
                "--no-compile",
                "--disable-pip-version-check",
                "--target",
                target().toString(),
                "--index-url",
                ours()),
            more));
  }

  private String uv(String... more) {
    return run(
        "uv",
        with(
            List.of(
                "pip",
                "install",
                "--no-config",
                "--no-cache",
                "--target",
                target().toString(),
                "--default-index",
                ours()),
            more));
  }

  private static String[] with(List<String> arguments, String... more) {
    return Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new);
  }

  private Path target() {
    try {
      return Files.createTempDirectory(folder, "target");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String run(String client, String... arguments) {
    return clients.run(folder, client, arguments).output();
  }
}
