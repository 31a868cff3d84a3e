package dev.assay.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.index.FakeIndex;
import dev.assay.index.Wheels;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wheels of 104 MiB, above the size from which the policy has a rule of its own: judged, refused
/// or served by it, in a process whose memory stays what it was.
class LargeWheelTest {
  private static final int MEBIBYTES = 104;
  private static final String UPLOADED = "2026-01-01T00:00:00Z";

  /// By how much the process may grow over a few such files.
  private static final long MOST_GROWTH_KIB = 96 << 10;

  @TempDir private Path home;

  @BeforeEach
  void onlyLong() {
    assumeTrue(Boolean.getBoolean("assay.long"), "half a gigabyte: run with -Dassay.long=true");
  }

  private static void publish(FakeIndex upstream, String name, String module) {
    upstream.publish(
        name,
        ServedIndex.file(name, "1.0"),
        UPLOADED,
        Wheels.large(name, "1.0", module, MEBIBYTES));
  }

  @Test
  void theyAreJudgedAsTheyLieOnTheDisk() throws Exception {
    try (FakeIndex upstream = new FakeIndex()) {
      byte[] small = Wheels.large("small", "1.0", Wheels.HARMLESS, 4);
      upstream.publish("small", ServedIndex.file("small", "1.0"), UPLOADED, small);
      publish(upstream, "acme", Wheels.HARMLESS);
      publish(upstream, "thief", Wheels.THIEF);
      try (ServedIndex index =
          ServedIndex.start(home, "--upstream", upstream.address().toString())) {
        assertThat(index.get(ServedIndex.path("small", "1.0")).statusCode()).isEqualTo(200);
        long before = index.mostResidentKib();
        assertServed(index, Wheels.large("acme", "1.0", Wheels.HARMLESS, MEBIBYTES), "none");
        HttpResponse<byte[]> refused = index.get(ServedIndex.path("thief", "1.0"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8))
            .contains("\"verdict\":\"deny\"", "collect.example");
        assertThat(index.mostResidentKib() - before).isLessThan(MOST_GROWTH_KIB);
      }
    }
  }

  @Test
  void thePolicyHoldsThem() throws Exception {
    try (FakeIndex upstream = new FakeIndex()) {
      publish(upstream, "acme", Wheels.HARMLESS);
      try (ServedIndex index = served(upstream, "hold")) {
        HttpResponse<byte[]> held = index.get(ServedIndex.path("acme", "1.0"));
        assertThat(held.statusCode()).isEqualTo(403);
        assertThat(new String(held.body(), StandardCharsets.UTF_8))
            .contains("\"rule\":\"not-judged\"", "it is large");
        assertThat(upstream.asked()).doesNotContain("file " + ServedIndex.file("acme", "1.0"));
      }
    }
  }

  @Test
  void thePolicyAdmitsThemWithAWordOfIt() throws Exception {
    try (FakeIndex upstream = new FakeIndex()) {
      publish(upstream, "acme", Wheels.HARMLESS);
      try (ServedIndex index = served(upstream, "admit")) {
        assertServed(index, Wheels.large("acme", "1.0", Wheels.HARMLESS, MEBIBYTES), "no");
      }
    }
  }

  private ServedIndex served(FakeIndex upstream, String rule) throws IOException {
    Path policy = home.resolve("policy.toml");
    Files.writeString(policy, "[index]\nlarge-files = \"" + rule + "\"\n");
    return ServedIndex.start(
        home, "--upstream", upstream.address().toString(), "--policy", policy.toString());
  }

  private static void assertServed(ServedIndex index, byte[] wheel, String judged)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = index.get(ServedIndex.path("acme", "1.0"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Assay-Judged").orElse("none")).isEqualTo(judged);
    assertThat(FakeIndex.sha256(answer.body())).isEqualTo(FakeIndex.sha256(wheel));
  }
}
