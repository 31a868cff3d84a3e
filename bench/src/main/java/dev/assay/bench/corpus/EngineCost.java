package dev.assay.bench.corpus;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a pass over a folder of artifacts costs the whole process when it is warm, collection of
/// garbage and compilation included, what processes for one artifact each cost, and what of that is
/// their start.
///
///     bench/guarddog ../shared PYTHON
public final class EngineCost {
  private static final int PASSES_TO_WARM = 16;
  private static final int SHARE = 12;

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
    String launcher = arguments[1];
    run(launcher, "--version");
    double start = 0;
    double each = 0;
    for (int i = 0; i < files.size(); i += SHARE) {
      start += run(launcher, "--version");
      each += run(launcher, "scan", "--no-known", files.get(i).toString());
    }
    System.out.printf(Locale.ROOT, "| Assay | %.1f | %.1f | %.1f |%n", warm, each, start);
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
  private static double run(String... command) throws IOException, InterruptedException {
    List<String> timed =
        new ArrayList<>(
            List.of("bash", "-c", "TIMEFORMAT='%U %S'; time \"$0\" \"$@\" >/dev/null 2>&1"));
    timed.addAll(List.of(command));
    Process process = new ProcessBuilder(timed).redirectErrorStream(true).start();
    String[] seconds =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .strip()
            .split(" ", 2);
    process.waitFor();
    return Double.parseDouble(seconds[0]) + Double.parseDouble(seconds[1]);
  }
}
