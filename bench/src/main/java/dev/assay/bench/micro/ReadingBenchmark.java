package dev.assay.bench.micro;

import dev.assay.core.artifact.DiskTree;
import dev.assay.core.artifact.Limits;
import dev.assay.core.project.Projects;
import dev.assay.core.project.walk.ProjectReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Reading the same pins in six formats, warm.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ReadingBenchmark {
  /// The number of pins.
  @Param({"50", "300", "2000"})
  public String pins = "50";

  /// The file.
  @Param({
    "req/requirements.txt",
    "req/requirements-hashed.txt",
    "uv/uv.lock",
    "poetry/poetry.lock",
    "pylock/pylock.toml",
    "pipenv/Pipfile.lock",
    "sbom/bom.cdx.json"
  })
  public String file = "uv/uv.lock";

  /// One read of the file, from disk to dependencies.
  @Benchmark
  public Projects read() {
    return ProjectReader.read(
        DiskTree.open(Shared.path("data/locks/" + pins), Limits.DEFAULT), file, file);
  }
}
