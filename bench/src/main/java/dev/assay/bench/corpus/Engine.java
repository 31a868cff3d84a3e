package dev.assay.bench.corpus;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.assay.core.Artifact;
import dev.assay.core.Comparer;
import dev.assay.core.Scanner;
import dev.assay.core.code.Budget;
import dev.assay.core.code.CodeReader;
import dev.assay.core.dossier.Change;
import dev.assay.core.dossier.Scan;
import dev.assay.core.policy.Policy;
import dev.assay.core.verdict.Verdict;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// The engine as `scan --no-known` and `diff` use it, on bytes in memory, with the CPU time it
/// takes. An exception would be a mistake of ours: it counts as held, with an error.
public final class Engine {
  /// The policy has no entry that expires.
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Scanner scanner =
      new Scanner(
          (files, shown) -> CodeReader.read(files, shown, Budget.DEFAULT),
          Scanner.Known.NOTHING,
          Policy.BUILT_IN,
          DAY);

  /// Judges one artifact by itself.
  public Assessment assess(String name, byte[] bytes) {
    long start = threads.getCurrentThreadCpuTime();
    Scan scan = scan(name, bytes);
    long nanos = threads.getCurrentThreadCpuTime() - start;
    return new Assessment(
        scan.verdict(),
        rules(scan, Verdict.ADMIT),
        rules(scan, Verdict.HOLD),
        scan.acts(),
        scan.bytes(),
        scan.steps(),
        nanos,
        scan.error());
  }

  /// The rules whose findings the policy treats at least so strictly.
  private static Set<String> rules(Scan scan, Verdict least) {
    return scan.decisions().stream()
        .filter(it -> it.verdict().compareTo(least) >= 0)
        .map(it -> it.finding().rule().id())
        .collect(toUnmodifiableSet());
  }

  /// What is told of one artifact.
  public Scan scan(String name, byte[] bytes) {
    try {
      return switch (open(name, bytes)) {
        case Artifact.Reading.Opened(Artifact artifact) -> scanner.scan(artifact);
        case Artifact.Reading.Refused(Optional<String> sha256, String reason) ->
            Scan.failed(name, sha256, reason);
      };
    } catch (RuntimeException | StackOverflowError e) {
      return Scan.failed(name, Optional.empty(), "exception: " + e.getClass().getName() + at(e));
    }
  }

  private static String at(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }

  /// Judges the change from one artifact to another; nothing when one of them cannot be opened.
  public Optional<Change> change(String name, byte[] before, String newName, byte[] after) {
    try {
      return open(name, before) instanceof Artifact.Reading.Opened(Artifact from)
              && open(newName, after) instanceof Artifact.Reading.Opened(Artifact to)
          ? Optional.of(new Comparer(scanner).compare(from, to))
          : Optional.empty();
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of(
          Change.failed(name, newName, "exception: " + e.getClass().getName() + at(e)));
    }
  }

  private static Artifact.Reading open(String name, byte[] bytes) {
    return Artifact.open(new LoneFile(name, bytes), name, name);
  }
}
