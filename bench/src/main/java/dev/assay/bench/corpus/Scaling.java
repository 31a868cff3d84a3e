package dev.assay.bench.corpus;

import com.sun.management.OperatingSystemMXBean;
import dev.assay.core.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What wheels of growing size cost, four of them read at the same time in a heap of 512 MiB: the
/// wheels are made here, of one inert module that is repeated under other names.
///
///     bench/scaling
public final class Scaling {
  private static final int THREADS = 4;
  private static final int PASSES_TO_WARM = 6;
  private static final int WARMING_SIZE = 2 << 20;
  private static final int FUNCTIONS = 200;
  private static final int[] MEBIBYTES = {1, 2, 4, 8, 16, 32, 64};

  private Scaling() {}

  /// Takes nothing.
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    Engine engine = new Engine();
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

  /// The CPU seconds of the whole process for one wheel, where each thread reads it once.
  private static double cost(Engine engine, byte[] wheel)
      throws InterruptedException, ExecutionException {
    long before = cpu();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Assessment>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(threads.submit(() -> engine.assess("sample-1.0-py3-none-any.whl", wheel)));
      }
      for (Future<Assessment> one : all) {
        Assessment assessment = one.get();
        if (assessment.error().isPresent() || assessment.verdict() == Verdict.DENY) {
          throw new IllegalStateException("not read as what it is: " + assessment);
        }
      }
    }
    return (cpu() - before) / 1e9 / THREADS;
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
