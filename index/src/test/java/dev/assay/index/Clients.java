package dev.assay.index;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The clients as people have them: in the virtual environments that `ASSAY_CLIENTS` names, or else
/// on the path. A test whose client is missing is skipped by its name.
public final class Clients {
  private static final String FOLDERS = "ASSAY_CLIENTS";
  private static final Duration USUAL_TIME = Duration.ofSeconds(180);

  /// Whom clients believe when they ask an index on the net.
  private static final List<String> AUTHORITIES =
      List.of("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "PIP_CERT");

  private final Path home;
  private Duration time = USUAL_TIME;
  private final Map<String, String> environment = new HashMap<>();

  /// @param home where they keep what they keep, and nothing of the machine is seen
  public Clients(Path home) {
    this.home = home;
    environment.put("HOME", home.toString());
    environment.put("PATH", String.join(File.pathSeparator, folders().toList()));
    environment.put("COLUMNS", "400");
    environment.put("NO_COLOR", "1");
    environment.put("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring");
    environment.put("PIP_CONFIG_FILE", "/dev/null");
    environment.put("UV_NO_CONFIG", "1");
    environment.put("PDM_CHECK_UPDATE", "0");
    environment.put("POETRY_VIRTUALENVS_IN_PROJECT", "true");
    AUTHORITIES.forEach(name -> set(name, System.getenv(name)));
  }

  /// Sets a variable of their environment; null is no value.
  public Clients set(String name, @Nullable String value) {
    if (value != null) {
      environment.put(name, value);
    }
    return this;
  }

  /// Lets them run for longer, or less long, than usual.
  public Clients within(Duration changed) {
    time = changed;
    return this;
  }

  /// How a client ended, with all that it wrote.
  public record Ended(int code, String output) {
    public boolean isGood() {
      return code == 0;
    }
  }

  private static Stream<String> folders() {
    Stream<String> named =
        split(FOLDERS).flatMap(folder -> Stream.of(folder, folder + File.separator + "bin"));
    return Stream.concat(named, split("PATH"));
  }

  private static Stream<String> split(String variable) {
    return Stream.of(
            Objects.requireNonNullElse(System.getenv(variable), "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank());
  }

  private static Optional<Path> find(String client) {
    return folders().map(folder -> Path.of(folder, client)).filter(Files::isExecutable).findFirst();
  }

  /// Runs a client in a folder.
  public Ended run(Path folder, String client, String... arguments) {
    try {
      Path output = Files.createTempFile(home, "output", ".txt");
      Process process = start(folder, output, client, arguments);
      if (!process.waitFor(time)) {
        process.destroyForcibly();
      }
      return new Ended(process.waitFor(), Files.readString(output, StandardCharsets.UTF_8));
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// Starts a program in a folder; what it says goes into a file.
  public Process start(Path folder, Path output, String client, String... arguments)
      throws IOException {
    Optional<Path> program = find(client);
    if (program.isEmpty()) {
      System.err.println("`" + client + "` is neither in " + FOLDERS + " nor on the path: skipped");
    }
    assumeTrue(program.isPresent(), () -> "`" + client + "` is not on this machine");
    List<String> command = new ArrayList<>(List.of(program.orElseThrow().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }
}
