package dev.assay.bench.micro;

import dev.assay.advisories.AdvisoryDatabase;
import dev.assay.core.Assayer;
import dev.assay.core.artifact.DiskTree;
import dev.assay.core.artifact.Limits;
import dev.assay.core.detector.naming.Names;
import dev.assay.core.dossier.Audit;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.Projects;
import dev.assay.core.project.walk.ProjectReader;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// From what was read to the audit, against the embedded snapshot, warm.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class JudgingBenchmark {
  /// The number of pins.
  @Param({"50", "300", "2000"})
  public String pins = "50";

  private final AdvisoryDatabase database = AdvisoryDatabase.snapshot();
  private final Names names = Names.bundled();
  private Projects projects = new Projects(List.of(), List.of());

  /// Reads the pins.
  @Setup
  public void read() {
    projects =
        ProjectReader.read(
            DiskTree.open(Shared.path("data/locks/" + pins), Limits.DEFAULT),
            "uv/uv.lock",
            "uv.lock");
  }

  /// Closes the advisory data.
  @TearDown
  public void close() {
    database.close();
  }

  /// One audit.
  @Benchmark
  public Audit judge() {
    return new Assayer(database.source(), names, Policy.BUILT_IN, LocalDate.of(2026, 7, 24))
        .audit(projects, List.of());
  }
}
