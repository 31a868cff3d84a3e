package dev.assay.cli.command;

import dev.assay.cli.option.ScanOptions;
import dev.assay.cli.terminal.Surroundings;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `assay scan`: what the code of artifacts can do.
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = "Find malicious code in wheels, sdists, installed distributions and projects.")
final class ScanCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "wheels, sdists, folders, single files; `pypi:NAME[==VERSION]` fetches a release from"
              + " the configured index; `-` reads paths from standard input")
  private List<String> paths = List.of();

  @Mixin private ScanOptions options = new ScanOptions();

  ScanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ReleaseRequest.demand(paths);
    ArtifactFinder finder = new ArtifactFinder(surroundings.workingDirectory());
    Iterator<String> given = new Flattened<>(paths.iterator(), this::lines);
    try (IndexReleases index = new IndexReleases(surroundings)) {
      return new Scanning(surroundings, options)
          .scan(new Flattened<>(given, path -> find(path, finder, index).iterator()));
    }
  }

  private static List<Found> find(String path, ArtifactFinder finder, IndexReleases index) {
    return ReleaseRequest.isOne(path) ? index.find(path) : finder.find(path);
  }

  private Iterator<String> lines(String path) {
    return path.equals("-") ? Lines.of(surroundings.in()) : List.of(path).iterator();
  }
}
