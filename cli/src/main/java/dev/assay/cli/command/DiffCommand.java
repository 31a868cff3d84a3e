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
      description = "the earlier and the later artifact; `-` reads `FROM<TAB>TO` lines")
  private List<String> paths = List.of();

  @Mixin private ScanOptions options = new ScanOptions();

  DiffCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return new Scanning(surroundings, options).compare(pairs());
  }

  private Iterator<Pair> pairs() {
    if (!paths.equals(List.of("-"))) {
      return List.of(pair(paths)).iterator();
    }
    Iterator<String> lines = Lines.of(surroundings.in());
    return new Flattened<>(lines, line -> List.of(pair(List.of(line.split("\t", -1)))).iterator());
  }

  private Pair pair(List<String> both) {
    if (both.size() != 2) {
      throw new Stop(
          new Problem.WrongUse(
              "two artifacts are compared, and `%s` are given".formatted(both.size()),
              Optional.of(
                  "give the earlier and the later one, or `-` and lines of `FROM<TAB>TO`")));
    }
    ArtifactFinder finder = new ArtifactFinder(surroundings.workingDirectory());
    return new Pair(finder.one(both.get(0)), finder.one(both.get(1)));
  }
}
