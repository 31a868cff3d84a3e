package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands in a process of their own, in a network namespace that holds no interface: they
/// work, and those that promise never to connect say nothing of a network.
class NoNetworkTest {
  private static final int SECONDS = 60;

  @TempDir private Path folder;

  @Test
  void anAuditWithoutNetworkFallsBackToTheSnapshotAndSaysSo() throws Exception {
    Files.writeString(folder.resolve("requirements.txt"), "jinja2==2.4.1\n");
    Result result = run("audit");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("jinja2");
    assertThat(result.err().lines().filter(line -> line.contains("snapshot"))).hasSize(1);
  }

  @Test
  void offlineCommandsDoNotEvenTry() throws Exception {
    Files.writeString(folder.resolve("requirements.txt"), "iniconfig==2.1.0\n");
    for (List<String> command :
        List.of(
            List.of("audit", "--offline"),
            List.of("scan", "."),
            List.of("diff", ".", "."),
            List.of("explain", "vulnerable"),
            List.of("db", "status"),
            List.of("--help"))) {
      Result result = run(command.toArray(String[]::new));
      assertThat(result.code()).as("%s: %s", command, result.err()).isZero();
      assertThat(result.err()).as("%s", command).isEmpty();
    }
  }

  @Test
  void anUpdateWithoutNetworkIsUndecided() throws Exception {
    Result result = run("db", "update");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("hint:");
  }

  private record Result(int code, String out, String err) {}

  private Result run(String... arguments) throws IOException, InterruptedException {
    assumeTrue(canUnshare(), "network namespaces: `unshare --net` does not work here");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    List<String> command = new ArrayList<>(unshare());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.assay.cli.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Result(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private static List<String> unshare() {
    return List.of("unshare", "--map-root-user", "--net", "--");
  }

  private static boolean canUnshare() throws InterruptedException {
    List<String> command = new ArrayList<>(unshare());
    command.add("true");
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
