package dev.assay.cli.command;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.project.Urls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs a program of the user's `PATH` in a folder, bounded in time; of what it says, the end is
/// told when it fails.
record Tool(Surroundings surroundings, Path folder) {
  private static final int MINUTES = 5;
  private static final int TOLD = 400;

  /// Ends the command when the program is missing, fails or takes more than 5 minutes.
  void run(List<String> command) {
    Path program = find(command.getFirst());
    Path log = folder.resolve("log");
    try {
      Process process = start(program, command, log);
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        kill(process);
        throw stop("it took more than " + MINUTES + " minutes");
      }
      if (process.exitValue() != 0) {
        throw stop(end(log));
      }
    } catch (IOException failure) {
      throw stop("`" + command.getFirst() + "` cannot be run: " + failure.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw stop("it was interrupted");
    }
  }

  private Process start(Path program, List<String> command, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(Stream.of(program.toString()), command.stream().skip(1)).toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(surroundings.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /// A relative entry of `PATH` could lead into the project that is audited, so it is passed over.
  private Path find(String program) {
    for (String entry : surroundings.variable("PATH").orElse("").split(":", -1)) {
      Path file = Path.of(entry).resolve(program);
      if (file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)) {
        return file;
      }
    }
    throw stop("there is no `" + program + "` on the `PATH`");
  }

  /// The end of what the program said, in one line and without credentials.
  private static String end(Path log) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(log)) {
      long start = Math.max(0, channel.size() - 4L * TOLD);
      ByteBuffer buffer = ByteBuffer.allocate(4 * TOLD);
      channel.position(start);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // One read need not fill the buffer.
      }
      String said = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
      // The first word may be the rest of a URL whose scheme was cut off, password and all.
      String whole = start == 0 ? said : said.substring(said.indexOf(' ') + 1);
      String clean = Urls.withoutCredentials(whole.replaceAll("\\s+", " ").strip());
      return clean.substring(Math.max(0, clean.length() - TOLD));
    }
  }

  static Stop stop(String reason) {
    return new Stop(
        new Problem.Undecided(
            "the resolver failed: " + reason, Optional.of("audit a lock file instead")));
  }
}
