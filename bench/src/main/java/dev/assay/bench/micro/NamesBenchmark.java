package dev.assay.bench.micro;

import dev.assay.bench.NameResources;
import dev.assay.core.artifact.Location;
import dev.assay.core.detector.naming.Names;
import dev.assay.core.fact.NameSignal;
import dev.assay.core.project.Dependency;
import dev.assay.core.version.PackageName;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What is odd about a name, over all names of the index in turn.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class NamesBenchmark {
  private final Names names = Names.bundled();
  private List<Dependency> dependencies = List.of();
  private int next;

  /// Reads the names.
  @Setup
  public void read() throws IOException {
    dependencies =
        NameResources.allNames(Shared.path("data/names/all-names.tsv.gz")).stream()
            .map(name -> Dependency.of(PackageName.of(name), "1.0", Location.of("bench")))
            .toList();
  }

  /// One name.
  @Benchmark
  public List<NameSignal> name() {
    next = next + 1 < dependencies.size() ? next + 1 : 0;
    return names.signals(dependencies.get(next), List.of());
  }
}
