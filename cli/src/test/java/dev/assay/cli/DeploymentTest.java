package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.cli.faults.ServedIndex;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Documents.Reading.Parsed;
import dev.assay.index.Clients;
import dev.assay.index.Clients.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is in `deploy`: the container asks for the health of an index as one answers, and systemd
/// understands the unit.
class DeploymentTest {
  private static final Path DEPLOY = Path.of(System.getProperty("assay.root"), "deploy");
  private static final Pattern ENTRY =
      Pattern.compile("ENTRYPOINT (\\[.*), \\\\\\s*\"-jar\"", Pattern.DOTALL);
  private static final Pattern C2_RULE =
      Pattern.compile(
          "matching: ([^\\n]*)\\n.*?c2 directives:\\n[^\\n]*\\n *Enable:true Exclude:(\\w+)",
          Pattern.DOTALL);
  private static final Pattern HEALTH = Pattern.compile("HEALTHCHECK [^\\[]*CMD (\\[.*])");

  @TempDir private Path home;

  @Test
  void theContainerTellsAHealthyIndexFromNone() throws IOException {
    String port;
    try (ServedIndex index = ServedIndex.start(home, "--no-upstream")) {
      port = Integer.toString(index.address().getPort());
      Ended healthy = health(port);
      assertThat(healthy.code()).as(healthy.output()).isZero();
    }
    assertThat(health(port).code()).isNotZero();
  }

  private Ended health(String port) throws IOException {
    Matcher found = HEALTH.matcher(Files.readString(DEPLOY.resolve("Containerfile")));
    assertThat(found.find()).isTrue();
    List<String> command = words(found.group(1).replace("8081", port));
    return new Clients(home)
        .run(home, command.getFirst(), command.subList(1, command.size()).toArray(String[]::new));
  }

  /// With the options of the container: data on stdout, what the virtual machine says on stderr.
  @Test
  void aSignalTellsWhatEachThreadDoes() throws Exception {
    Matcher found = ENTRY.matcher(Files.readString(DEPLOY.resolve("Containerfile")));
    assertThat(found.find()).isTrue();
    String options = found.group(1).replace("\\\n", "") + "]";
    Path scripts = DEPLOY.resolveSibling("scripts");
    List<String> command =
        new ArrayList<>(words(options.replace("/opt/assay", scripts.toString())));
    command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", ServedIndex.classPath(), "dev.assay.cli.Main", "serve"));
    command.addAll(List.of("--no-upstream", "--offline", "--port", "0", "--data", "data"));
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    Process serve =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      awaitText(err, "assay: serving `");
      new ProcessBuilder("kill", "-QUIT", Long.toString(serve.pid())).start().waitFor();
      awaitText(err, "Full thread dump");
    } finally {
      serve.destroy();
      serve.waitFor();
    }
    assertThat(out).isEmptyFile();
  }

  /// What hashes and encrypts is for C2, and nothing else is. A rule that names no option is passed
  /// over by the virtual machine.
  @Test
  void hashingIsCompiledWell() throws IOException {
    Path rules = DEPLOY.resolveSibling("scripts").resolve("serve-compiler.json");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:CompilerDirectivesFile=" + rules,
                "-XX:+CompilerDirectivesPrint",
                "-version")
            .redirectErrorStream(true)
            .start();
    String told = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> found =
        C2_RULE.matcher(told).results().map(it -> it.group(1) + it.group(2)).toList();
    assertThat(found)
        .as(told)
        .hasSize(3)
        .satisfies(it -> assertThat(it.get(0)).contains("sun/security/provider/").endsWith("false"))
        .satisfies(it -> assertThat(it.get(1)).isEqualTo("*.*true"));
  }

  private static void awaitText(Path file, String text) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!Files.readString(file).contains(text)) {
      assertThat(System.nanoTime()).as(Files.readString(file)).isLessThan(end);
      Thread.sleep(50);
    }
  }

  private static List<String> words(String json) {
    return ((Parsed) Documents.json(json.getBytes(StandardCharsets.UTF_8)))
        .root().values().stream().map(word -> word.asText().orElseThrow()).toList();
  }

  @Test
  void systemdUnderstandsTheUnit() throws IOException {
    Path unit = home.resolve("assay-index.service");
    Files.writeString(
        unit,
        Files.readString(DEPLOY.resolve("assay-index.service"))
            .replace("/opt/assay/assay", "/bin/true"));
    Ended verified = new Clients(home).run(home, "systemd-analyze", "verify", unit.toString());
    assumeTrue(!verified.output().contains("Failed to"), () -> "no systemd: " + verified.output());
    assertThat(verified.output()).isEmpty();
    assertThat(verified.code()).isZero();
  }
}
