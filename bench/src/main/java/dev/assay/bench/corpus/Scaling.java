package dev.assay.bench.corpus;

import com.sun.management.OperatingSystemMXBean;
import dev.assay.core.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What four threads cost in a heap of 512 MiB: over a folder of artifacts, and over wheels of
/// growing size, which are made here of one inert module that is repeated under other names.
///
///     bench/scaling ../shared
public final class Scaling {
  private static final int THREADS = 4;
  private static final int PASSES_TO_WARM = 6;
  private static final int WARMING_SIZE = 2 << 20;
  private static final int FUNCTIONS = 200;
  private static final int[] MEBIBYTES = {1, 2, 4, 8};

  private Scaling() {}

  /// Takes the folder.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Engine engine = new Engine();
    folder(engine, Path.of(arguments[0]));
    byte[] warming = wheel(WARMING_SIZE);
    for (int i = 0; i < PASSES_TO_WARM; i++) {
      cost(engine, warming);
    }
    System.out.println(
        "| MiB of a wheel, unpacked | CPU s of one of four at a time | CPU ms a MiB |");
    System.out.println("|---:|---:|---:|");
    for (int size : MEBIBYTES) {
      double seconds = cost(engine, wheel(size << 20));
      System.out.printf(
          Locale.ROOT, "| %d | %.2f | %.0f |%n", size, seconds, 1_000 * seconds / size);
    }
  }

  /// Reads every artifact of a folder.
  private static void folder(Engine engine, Path folder) throws IOException, InterruptedException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.sorted().toList();
    }
    long start = System.nanoTime();
    List<Assessment> all =
        inParallel(
            files.stream()
                .<Callable<Assessment>>map(
                    file ->
                        () ->
                            engine.assess(file.getFileName().toString(), Files.readAllBytes(file)))
                .toList());
    System.out.printf(
        Locale.ROOT,
        "%d artifacts by %d threads, cold: %.1f s, "
            + "at most %d MiB of the old generation in use, heap %d MiB%n%n",
        all.size(),
        THREADS,
        (System.nanoTime() - start) / 1e9,
        kept() >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  /// What the generation of what lives long held at most.
  private static long kept() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Tenured Gen"))
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  /// The CPU seconds of the whole process for one wheel, where each thread reads it once.
  private static double cost(Engine engine, byte[] wheel) throws InterruptedException {
    long before = cpu();
    inParallel(
        Collections.nCopies(THREADS, () -> engine.assess("sample-1.0-py3-none-any.whl", wheel)));
    return (cpu() - before) / 1e9 / THREADS;
  }

  private static List<Assessment> inParallel(List<Callable<Assessment>> readings)
      throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      return threads.invokeAll(readings).stream().map(Scaling::admitted).toList();
    }
  }

  private static Assessment admitted(Future<Assessment> reading) {
    Assessment assessment = reading.resultNow();
    if (assessment.error().isPresent() || assessment.verdict() == Verdict.DENY) {
      throw new IllegalStateException("not read as what it is: " + assessment);
    }
    return assessment;
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static byte[] wheel(int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, "sample/__init__.py", "");
      int written = 0;
      for (int i = 0; written < size; i++) {
        String module = module(i);
        add(zip, "sample/part%d.py".formatted(i), module);
        written += module.length();
      }
      add(
          zip,
          "sample-1.0.dist-info/METADATA",
          "Metadata-Version: 2.1\nName: sample\nVersion: 1.0\n");
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String module(int number) {
    StringBuilder text = new StringBuilder("import json\nimport os\n\n");
    for (int i = 0; i < FUNCTIONS; i++) {
      text.append(
          """

          def load_%1$d_%2$d(path, fields=()):
              \"""Reads one record and keeps the fields that are asked for.\"""
              with open(os.path.join(path, "record-%2$d.json")) as file:
                  record = json.load(file)
              kept = {}
              for name, value in record.items():
                  if not fields or name in fields:
                      kept[name.strip().lower()] = value
              return kept
          """
              .formatted(number, i));
    }
    return text.toString();
  }
}
