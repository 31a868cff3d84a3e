package dev.assay.bench.corpus;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a pass over a folder of artifacts costs the whole process when it is warm, collection of
/// garbage and compilation included: says `warm`, then for each line that it is given the CPU
/// seconds of one more pass, and at the end how the last one was spent.
///
///     bench/guarddog ../shared PYTHON
public final class EngineCost {
  private static final int PASSES_TO_WARM = 40;

  private EngineCost() {}

  /// Takes the folder.
  public static void main(String[] arguments) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(Path.of(arguments[0]))) {
      files = listed.sorted().toList();
    }
    Engine engine = new Engine();
    Tally tally = pass(engine, files);
    for (int i = 1; i < PASSES_TO_WARM; i++) {
      tally = pass(engine, files);
    }
    System.out.println("warm");
    BufferedReader asked =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (asked.readLine() != null) {
      long before = cpu();
      tally = pass(engine, files);
      System.out.printf(Locale.ROOT, "%.3f%n", (cpu() - before) / 1e9);
    }
    long packed = files.stream().mapToLong(file -> file.toFile().length()).sum();
    System.out.println("Assay's scanning alone: " + Cost.of(tally, packed).text());
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
}
