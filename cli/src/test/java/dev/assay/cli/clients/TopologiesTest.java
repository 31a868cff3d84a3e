package dev.assay.cli.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.cli.faults.ServedIndex;
import dev.assay.index.Clients;
import dev.assay.index.Clients.Ended;
import dev.assay.index.FakeIndex;
import dev.assay.index.Wheels;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Other indexes in front of ours and behind it, and pip and uv in front of both: whatever way a
/// file takes, it is installed when it is admitted and not when it is not.
class TopologiesTest {
  private static final List<List<String>> RELEASES =
      List.of(
          List.of("acme", "1.0", Wheels.HARMLESS),
          List.of("turned", "1.0", Wheels.HARMLESS),
          List.of("turned", "1.1", Wheels.HARMLESS + Wheels.THIEF),
          List.of("thief", "1.0", Wheels.THIEF));

  @TempDir private Path home;
  private Path wheels;
  private FakeIndex upstream;

  @BeforeEach
  void publish() throws IOException {
    assumeTrue(Boolean.getBoolean("assay.long"), "whole servers: run with -Dassay.long=true");
    upstream = new FakeIndex();
    wheels = Files.createDirectory(home.resolve("wheels"));
    for (List<String> release : RELEASES) {
      String file = ServedIndex.file(release.get(0), release.get(1));
      byte[] wheel = Wheels.wheel(release.get(0), release.get(1), release.get(2));
      upstream.publish(release.getFirst(), file, "2026-01-01T00:00:00Z", wheel);
      Files.write(wheels.resolve(file), wheel);
    }
  }

  @AfterEach
  void stop() {
    if (upstream != null) {
      upstream.close();
    }
  }

  @Test
  void devpiInFrontOfUs() throws Exception {
    try (ServedIndex index = served(upstream.address());
        Peer devpi = Peer.devpiMirror(home, page(index))) {
      assertGuarded(devpi.address());
    }
  }

  @Test
  void proxpiInFrontOfUs() throws Exception {
    try (ServedIndex index = served(upstream.address());
        Peer proxpi = Peer.proxpi(home, page(index))) {
      assertGuarded(proxpi.address());
    }
  }

  @Test
  void devpiBehindUs() throws Exception {
    try (Peer devpi = Peer.devpiStage(home)) {
      for (List<String> release : RELEASES) {
        devpi.upload(wheels.resolve(ServedIndex.file(release.get(0), release.get(1))));
      }
      try (ServedIndex index = served(devpi.address())) {
        assertGuarded(page(index));
      }
    }
  }

  @Test
  void pypiserverBehindUs() throws Exception {
    try (Peer pypiserver = Peer.pypiserver(home, wheels);
        ServedIndex index = served(pypiserver.address())) {
      assertGuarded(page(index));
    }
  }

  /// Peers state no upload times, so that files count as young where they are new here.
  private ServedIndex served(URI behind) throws IOException {
    Path policy = Files.writeString(home.resolve("young.toml"), "[index]\nminimum-age = 0\n");
    return ServedIndex.start(
        home.resolve("ours"), "--upstream", behind.toString(), "--policy", policy.toString());
  }

  private static URI page(ServedIndex index) {
    return index.address().resolve("/simple/");
  }

  private void assertGuarded(URI index) throws IOException {
    for (String client : List.of("pip", "uv")) {
      assertThat(installed(client, index, "acme==1.0")).as(client).matches(Ended::isGood);
      assertThat(installed(client, index, "thief")).as(client).matches(ended -> !ended.isGood());
      // Whoever asked for the file has it judged; from then on it is on no page.
      assertThat(installed(client, index, "turned==1.1")).matches(ended -> !ended.isGood());
    }
    assertThat(installed("pip", index, "turned").output()).contains("turned-1.0");
  }

  private Ended installed(String client, URI index, String wanted) throws IOException {
    String target = Files.createTempDirectory(home, "target").toString();
    Clients clients = new Clients(home);
    return client.equals("pip")
        ? clients.run(
            home,
            "pip",
            "install",
            "--isolated",
            "--no-cache-dir",
            "--no-compile",
            "--disable-pip-version-check",
            "--target",
            target,
            "--index-url",
            index.toString(),
            wanted)
        : clients.run(
            home,
            "uv",
            "pip",
            "install",
            "--no-config",
            "--no-cache",
            "--target",
            target,
            "--default-index",
            index.toString(),
            wanted);
  }
}
