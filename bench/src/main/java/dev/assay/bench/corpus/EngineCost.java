package dev.assay.bench.corpus;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a pass over a folder of artifacts costs the whole process when it is warm, collection of
/// garbage and compilation included, and what one process for one artifact costs.
///
///     bench/guarddog ../shared PYTHON
public final class EngineCost {
  private static final int PASSES_TO_WARM = 16;

  private EngineCost() {}

  /// Takes the folder and the launcher of `assay`.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(Path.of(arguments[0]))) {
      files = listed.sorted().toList();
    }
    Engine engine = new Engine();
    for (int i = 0; i < PASSES_TO_WARM; i++) {
      pass(engine, files);
    }
    long before = cpu();
    Tally tally = pass(engine, files);
    double warm = (cpu() - before) / 1e9;
    Path smallest =
        files.stream().min(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
    String launcher = arguments[1];
    run(launcher, smallest);
    System.out.printf(
        Locale.ROOT, "| Assay | %d | %.1f | %.2f |%n", files.size(), warm, run(launcher, smallest));
    long packed = files.stream().mapToLong(file -> file.toFile().length()).sum();
    System.out.println("\nAssay's scanning alone: " + Cost.of(tally, packed).text());
  }

  private static Tally pass(Engine engine, List<Path> files) throws IOException {
    List<Assessed> all = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      all.add(
          new Assessed(
              new Specimen(name, name, Era.SINCE_2025),
              engine.assess(name, Files.readAllBytes(file))));
    }
    return new Tally(all);
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /// The CPU seconds of a process of its own, by the shell's own count.
  private static double run(String launcher, Path artifact)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "bash",
                "-c",
                "TIMEFORMAT='%U %S'; time \"$0\" scan --no-known \"$1\" >/dev/null 2>&1",
                launcher,
                artifact.toString())
            .redirectErrorStream(true)
            .start();
    String[] seconds =
        new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
            .strip()
            .split(" ", 2);
    process.waitFor();
    return Double.parseDouble(seconds[0]) + Double.parseDouble(seconds[1]);
  }
}
