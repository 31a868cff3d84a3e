package dev.assay.cli.command;

import dev.assay.cli.command.Scanning.Pair;
import dev.assay.cli.option.ScanOptions;
import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `assay diff`: what an upgrade can do that the release before it could not.
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Compare two artifacts by what their code can do, and judge the change.")
final class DiffCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "FROM TO",
      arity = "1..2",
      description =
          "the earlier and the later artifact, or `pypi:NAME==VERSION`; `-` reads `FROM<TAB>TO`"
              + " lines")
  private List<String> paths = List.of();

  @Mixin private ScanOptions options = new ScanOptions();

  DiffCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ReleaseRequest.demand(paths);
    try (IndexReleases index = new IndexReleases(surroundings)) {
      return new Scanning(surroundings, options).compare(pairs(index));
    }
  }

  private Iterator<Pair> pairs(IndexReleases index) {
    if (!paths.equals(List.of("-"))) {
      return pairs(paths, index).iterator();
    }
    Iterator<String> lines = Lines.of(surroundings.in());
    return new Flattened<>(lines, line -> pairs(List.of(line.split("\t", -1)), index).iterator());
  }

  private List<Pair> pairs(List<String> both, IndexReleases index) {
    if (both.size() != 2) {
      throw new Stop(
          new Problem.WrongUse(
              "two artifacts are compared, and `%s` are given".formatted(both.size()),
              Optional.of(
                  "give the earlier and the later one, or `-` and lines of `FROM<TAB>TO`")));
    }
    return Counterparts.of(side(both.getFirst(), index), side(both.getLast(), index));
  }

  private List<Found> side(String given, IndexReleases index) {
    return ReleaseRequest.isOne(given)
        ? index.find(given)
        : List.of(new ArtifactFinder(surroundings.workingDirectory()).one(given));
  }
}
