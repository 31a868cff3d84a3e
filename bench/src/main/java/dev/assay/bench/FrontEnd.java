package dev.assay.bench;

import dev.assay.core.python.PythonParser;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Parses the standard library of the `python3` on the path by our front end, warm, and by CPython's
/// `ast.parse`, and prints the megabytes that each reads in a second of its thread's or process's CPU
/// time.
///
///     bench/run FrontEnd
public final class FrontEnd {
  private static final int ROUNDS = 5;
  private static final String THEIRS =
      """
      import ast, sys, time
      spent = size = 0
      for path in sys.stdin.read().splitlines():
          source = open(path, "rb").read()
          start = time.process_time()
          try:
              ast.parse(source)
          except (SyntaxError, ValueError):
              continue
          spent += time.process_time() - start
          size += len(source)
      print(size / spent / 1e6)
      """;

  private FrontEnd() {}

  /// Takes nothing.
  public static void main(String[] args) throws IOException, InterruptedException {
    String where =
        "import os, sys; print(os.path.dirname(os.__file__)); print(sys.version.split()[0])";
    List<String> python = python(where, "");
    List<Path> files = files(Path.of(python.getFirst()));
    String list = String.join("\n", files.stream().map(Path::toString).toList());
    double theirs = Double.parseDouble(python(THEIRS, list).getFirst());
    System.out.printf(Locale.ROOT, "CPython %s, ast.parse: %.1f MB/s%n", python.get(1), theirs);
    for (int round = 1; round <= ROUNDS; round++) {
      double ours = ours(files);
      System.out.printf(
          Locale.ROOT, "ours, round %d: %.1f MB/s, %.1f times%n", round, ours, ours / theirs);
    }
  }

  private static double ours(List<Path> files) throws IOException {
    long spent = 0;
    long size = 0;
    for (Path file : files) {
      byte[] source = Files.readAllBytes(file);
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      PythonParser.parse(source);
      spent += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      size += source.length;
    }
    return size * 1e3 / spent;
  }

  private static List<Path> files(Path library) throws IOException {
    try (Stream<Path> found = Files.walk(library)) {
      return new ArrayList<>(
          found
              .filter(path -> path.toString().endsWith(".py"))
              .filter(path -> !path.toString().contains("site-packages"))
              .sorted()
              .toList());
    }
  }

  private static List<String> python(String script, String input)
      throws IOException, InterruptedException {
    Path in = Files.writeString(Files.createTempFile("paths", ".txt"), input);
    try {
      Process process =
          new ProcessBuilder("python3", "-W", "ignore", "-I", "-c", script)
              .redirectInput(in.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String out =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      process.waitFor();
      return out.lines().toList();
    } finally {
      Files.delete(in);
    }
  }
}
