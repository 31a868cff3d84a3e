package dev.assay.cli.command;

import dev.assay.cli.option.ScanOptions;
import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.Artifact;
import dev.assay.core.Comparer;
import dev.assay.core.Scanner;
import dev.assay.core.Sibling;
import dev.assay.core.Siblings;
import dev.assay.core.code.Budget;
import dev.assay.core.code.CodeReader;
import dev.assay.core.dossier.Change;
import dev.assay.core.dossier.Scan;
import dev.assay.core.policy.Policy;
import dev.assay.core.verdict.Verdict;
import dev.assay.report.RenderOptions;
import dev.assay.report.ScanReport;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// Scans or compares many artifacts and tells of each as it comes; one that fails never ends the
/// run.
final class Scanning {
  private static final int UNDECIDED = 3;

  private final Surroundings surroundings;
  private final ScanOptions options;
  private boolean isStopped;
  private boolean isUndecided;

  Scanning(Surroundings surroundings, ScanOptions options) {
    this.surroundings = surroundings;
    this.options = options;
  }

  private record Timed<T>(T result, long millis) {}

  /// Tells results as they come.
  @FunctionalInterface
  private interface Telling<R> {
    void tell(R result, long millis) throws IOException;

    /// Tells what is left to tell.
    default void end() throws IOException {}
  }

  /// Scans artifacts and returns the exit code.
  int scan(Iterator<Found> found) {
    return run(
        found,
        scanner -> it -> scan(scanner, it),
        (report, scanner) -> {
          ReleaseTelling telling =
              new ReleaseTelling(
                  report, new Siblings(scanner), scan -> note(scan.verdict(), scan.error()));
          return new Telling<ReleaseTelling.Scanned>() {
            @Override
            public void tell(ReleaseTelling.Scanned scanned, long millis) throws IOException {
              telling.tell(scanned, millis);
            }

            @Override
            public void end() throws IOException {
              telling.end();
            }
          };
        });
  }

  /// Compares pairs and returns the exit code.
  int compare(Iterator<Pair> pairs) {
    return run(
        pairs,
        scanner -> pair -> compare(scanner, pair),
        (report, _) ->
            (change, millis) -> {
              note(change.verdict(), change.error());
              report.add(change, millis);
            });
  }

  /// Two artifacts, the earlier one first.
  record Pair(Found from, Found to) {}

  private <T, R> int run(
      Iterator<T> items,
      Function<Scanner, Function<T, R>> work,
      BiFunction<ScanReport, Scanner, Telling<R>> tellings) {
    // What is judged may not say how: no project's own policy counts.
    Policy policy = options.policy().find(surroundings, Optional.empty());
    boolean colour = surroundings.colour() && !options.output().toFile();
    RenderOptions render =
        new RenderOptions(colour, surroundings.width(), false, AssayCommand.VERSION);
    InOrder inOrder = new InOrder(Runtime.getRuntime().availableProcessors());
    try (Knowledge known = Knowledge.of(surroundings, options.usesKnown())) {
      Scanner scanner =
          new Scanner(
              (tree, shown) -> CodeReader.read(tree, shown, Budget.DEFAULT),
              known.known(),
              policy,
              surroundings.today());
      Function<T, R> one = work.apply(scanner);
      options
          .output()
          .write(
              surroundings,
              out -> {
                ScanReport report =
                    ScanReport.open(options.format(), render, options.explain(), out);
                Telling<R> telling = tellings.apply(report, scanner);
                inOrder.<T, Timed<R>, IOException>each(
                    items,
                    item -> timed(() -> one.apply(item)),
                    timed -> telling.tell(timed.result(), timed.millis()));
                telling.end();
                report.end();
              });
    }
    return isStopped ? 1 : isUndecided ? UNDECIDED : 0;
  }

  private <R> Timed<R> timed(Supplier<R> work) {
    long start = surroundings.clock().millis();
    R result = work.get();
    return new Timed<>(result, surroundings.clock().millis() - start);
  }

  private static ReleaseTelling.Scanned scan(Scanner scanner, Found found) {
    return guarded(
        () -> {
          try (Found.Open open = found.open()) {
            return switch (open.reading()) {
              case Artifact.Reading.Opened(Artifact artifact) -> {
                Scan scan = scanner.scan(artifact);
                yield new ReleaseTelling.Scanned(found, scan, Sibling.of(artifact, scan));
              }
              case Artifact.Reading.Refused(Optional<String> sha256, String reason) ->
                  failed(found, sha256, reason);
            };
          }
        },
        reason -> failed(found, Optional.empty(), reason));
  }

  private static ReleaseTelling.Scanned failed(
      Found found, Optional<String> sha256, String reason) {
    return new ReleaseTelling.Scanned(
        found, Scan.failed(found.shown(), sha256, reason), Optional.empty());
  }

  private static Change compare(Scanner scanner, Pair pair) {
    String from = pair.from().shown();
    String to = pair.to().shown();
    return guarded(
        () -> {
          try (Found.Open earlier = pair.from().open();
              Found.Open later = pair.to().open()) {
            if (earlier.reading() instanceof Artifact.Reading.Refused(var _, String reason)) {
              return Change.failed(from, to, "the earlier artifact: " + reason);
            }
            if (later.reading() instanceof Artifact.Reading.Refused(var _, String reason)) {
              return Change.failed(from, to, "the later artifact: " + reason);
            }
            return new Comparer(scanner).compare(opened(earlier), opened(later));
          }
        },
        reason -> Change.failed(from, to, reason));
  }

  private static Artifact opened(Found.Open open) {
    return ((Artifact.Reading.Opened) open.reading()).artifact();
  }

  /// A mistake of ours on one artifact holds that artifact and no other.
  private static <R> R guarded(Supplier<R> work, Function<String, R> failed) {
    try {
      return work.get();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
      return failed.apply(Problem.Fault.of(failure).message());
    }
  }

  private void note(Verdict verdict, Optional<String> error) {
    isUndecided |= error.isPresent();
    isStopped |= error.isEmpty() && verdict != Verdict.ADMIT;
  }

  /// What is known of releases, where it may be used.
  private record Knowledge(Scanner.Known known, Runnable end) implements AutoCloseable {
    static Knowledge of(Surroundings surroundings, boolean wanted) {
      if (!wanted) {
        return new Knowledge(Scanner.Known.NOTHING, () -> {});
      }
      KnownReleases releases = KnownReleases.open(surroundings);
      return new Knowledge(releases, releases::close);
    }

    @Override
    public void close() {
      end.run();
    }
  }
}
