package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.index.Wheels;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// pip and uv as people have them, in front of an index of ours. They are looked for in the folder
/// `ASSAY_CLIENTS`, then on the path; a test whose client is missing is skipped by its name.
class ClientsTest {
  private static final String OLD = "2026-01-01T00:00:00Z";
  private static final String LATER = "2026-06-01T00:00:00Z";
  private static final Path NOWHERE = Path.of("nowhere");

  @TempDir private Path folder = NOWHERE;
  private TestIndex index;

  @BeforeEach
  void publish() {
    index = new TestIndex(folder.resolve("data"));
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
    index.upstream.publish(name, file, uploaded, Wheels.wheel(name, version, module));
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

  @Test
  void aLockOfUvIsTheSameAsOneMadeDirectly() throws IOException {
    Path wanted = Files.writeString(folder.resolve("in.txt"), "acme\nturned<1.1\n");
    assertThat(lock(wanted, ours()))
        .isEqualTo(lock(wanted, index.upstream.address().toString()))
        .contains("acme==1.1", "--hash=sha256:");
  }

  private String lock(Path wanted, String from) {
    return run(
        "uv",
        "pip",
        "compile",
        "--quiet",
        "--no-config",
        "--no-cache",
        "--no-header",
        "--generate-hashes",
        "--default-index",
        from,
        wanted.toString());
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
                target(),
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
                target(),
                "--default-index",
                ours()),
            more));
  }

  private static String[] with(List<String> arguments, String... more) {
    return Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new);
  }

  private String target() {
    try {
      return Files.createTempDirectory(folder, "target").toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String run(String client, String... arguments) {
    Optional<Path> program = find(client);
    assumeTrue(program.isPresent(), client + " is neither in ASSAY_CLIENTS nor on the path");
    List<String> command = new ArrayList<>(List.of(program.orElseThrow().toString()));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("PIP_"));
      builder.environment().keySet().removeIf(name -> name.startsWith("UV_"));
      Process process = builder.directory(folder.toFile()).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Optional<Path> find(String client) {
    String named = Objects.requireNonNullElse(System.getenv("ASSAY_CLIENTS"), "");
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of((named + File.pathSeparator + path).split(File.pathSeparator, -1))
        .filter(entry -> !entry.isBlank())
        .map(entry -> Path.of(entry, client))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
