package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.Run;
import dev.assay.cli.terminal.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An index that `assay serve` runs in this process, on the day of all test runs.
final class ServedIndex implements AutoCloseable {
  private static final Pattern SERVING = Pattern.compile("serving `(http://[^`]+)`");

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private final Thread server;
  private final String address;

  /// Starts a server and waits until it says where it listens.
  ServedIndex(Path home, Map<String, String> environment, String... more)
      throws InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("serve", "--data", "data", "--port", "0", "--offline"));
    arguments.addAll(List.of(more));
    Map<String, String> all = new HashMap<>(environment);
    all.put("XDG_CACHE_HOME", home.resolve("cache").toString());
    all.put("XDG_CONFIG_HOME", home.resolve("config").toString());
    Surroundings surroundings =
        new Surroundings(
            all,
            home,
            home,
            Clock.fixed(Instant.parse(Run.TODAY + "T00:00:00Z"), ZoneOffset.UTC),
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    String[] line = arguments.toArray(String[]::new);
    server = Thread.ofPlatform().start(() -> ended.complete(AssayCommand.run(surroundings, line)));
    this.address = started();
  }

  private String started() throws InterruptedException {
    while (!ended.isDone()) {
      Matcher said = SERVING.matcher(said());
      if (said.find() && said().contains("in front of")) {
        return said.group(1);
      }
      Thread.sleep(50);
    }
    throw new AssertionError(said());
  }

  /// For `--index-url`.
  String address() {
    return address;
  }

  String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.interrupt();
    assertThat(ended.completeOnTimeout(-1, 60, TimeUnit.SECONDS).join()).isNotNegative();
  }
}
