package dev.assay.bench.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One finished process.
///
/// @param cpu user and system seconds of it and its children
/// @param wall seconds
/// @param mebibytes peak resident memory of the largest process
/// @param code its exit code
/// @param out what it wrote to standard output
record Measured(double cpu, double wall, double mebibytes, int code, byte[] out) {

  /// Runs a command under `/usr/bin/time`.
  static Measured run(List<String> command, Map<String, String> environment, Path folder)
      throws IOException, InterruptedException {
    Path figures = Files.createTempFile("figures", ".txt");
    Path out = Files.createTempFile("out", ".txt");
    try {
      List<String> timed =
          new ArrayList<>(List.of("/usr/bin/time", "-o", figures.toString(), "-f", "%U %S %e %M"));
      timed.addAll(command);
      ProcessBuilder builder = new ProcessBuilder(timed).directory(folder.toFile());
      builder.environment().putAll(environment);
      Process process =
          builder
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      int code = process.waitFor();
      return of(Files.readString(figures, StandardCharsets.UTF_8), code, Files.readAllBytes(out));
    } finally {
      Files.delete(figures);
      Files.delete(out);
    }
  }

  private static Measured of(String figures, int code, byte[] out) {
    String[] columns = figures.strip().lines().reduce((_, last) -> last).orElse("").split(" ", -1);
    return new Measured(
        Double.parseDouble(columns[0]) + Double.parseDouble(columns[1]),
        Double.parseDouble(columns[2]),
        Double.parseDouble(columns[3]) / 1024,
        code,
        out);
  }
}
