package dev.assay.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.index.FakeIndex;
import dev.assay.index.Wheels;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An index on a disk of its own that fills up. Whoever may not mount one skips it.
class FullDiskTest {
  private static final int FULL = 507;

  @TempDir private Path folder;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", disk.toString());
    if (!mounted) {
      System.err.println("no disk can be mounted: a full disk is not tested");
    }
    assumeTrue(mounted, "no disk can be mounted");
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      run("umount", disk.toString());
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  @Test
  void whatDoesNotFitIsRefusedAndTheRestIsServed() throws Exception {
    Path filler = Files.write(disk.resolve("filler"), new byte[12 << 20]);
    try (FakeIndex upstream = new FakeIndex()) {
      byte[] small = Wheels.wheel("acme", "1.0", Wheels.HARMLESS);
      byte[] large = Wheels.large("acme", "1.1", Wheels.HARMLESS, 9);
      upstream.publish("acme", ServedIndex.file("acme", "1.0"), "2026-01-01T00:00:00Z", small);
      upstream.publish("acme", ServedIndex.file("acme", "1.1"), "2026-01-01T00:00:00Z", large);
      try (ServedIndex index =
          ServedIndex.start(disk, "--upstream", upstream.address().toString())) {
        String token = index.token();
        assertThat(index.get(ServedIndex.path("acme", "1.0")).body()).isEqualTo(small);
        int kept = fill(index, token);
        assertServed(index, kept, small);
        assertThat(index.get(ServedIndex.path("acme", "1.1")).statusCode()).isEqualTo(FULL);
        Files.delete(filler);
        assertThat(upload(index, token, kept + 1)).isEqualTo(200);
        assertThat(index.get(ServedIndex.path("acme", "1.1")).body()).isEqualTo(large);
        assertServed(index, kept + 1, small);
      }
    }
  }

  /// @return how many files were taken in
  private static int fill(ServedIndex index, String token)
      throws IOException, InterruptedException {
    for (int i = 1; ; i++) {
      int status = upload(index, token, i);
      if (status != 200) {
        assertThat(status).isEqualTo(FULL);
        return i - 1;
      }
    }
  }

  private static byte[] wheel(int i) {
    return Wheels.large("own", "1." + i, Wheels.HARMLESS, 1);
  }

  private static int upload(ServedIndex index, String token, int i)
      throws IOException, InterruptedException {
    return index.upload(token, "own", "1." + i, wheel(i)).statusCode();
  }

  private static void assertServed(ServedIndex index, int kept, byte[] small)
      throws IOException, InterruptedException {
    assertThat(kept).isPositive();
    for (int i = 1; i <= kept; i++) {
      HttpResponse<byte[]> answer = index.get(ServedIndex.path("own", "1." + i));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(FakeIndex.sha256(answer.body())).isEqualTo(FakeIndex.sha256(wheel(i)));
    }
    assertThat(index.get(ServedIndex.path("acme", "1.0")).body()).isEqualTo(small);
    for (String page : List.of("/simple/own/", "/simple/acme/", "/health")) {
      assertThat(index.get(page).statusCode()).as(page).isEqualTo(200);
    }
  }
}
