package dev.assay.cli.command;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.version.PackageName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `assay index rejudge`.
@Command(
    name = "rejudge",
    mixinStandardHelpOptions = true,
    description = "Have files judged anew by the servers of an index, as soon as they have time.")
final class RejudgeCommand extends StoreCommand {
  @Parameters(paramLabel = "NAME", arity = "0..1", description = "a project (default: every one)")
  private @Nullable String name;

  RejudgeCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() {
    Optional<String> project = Optional.ofNullable(name).map(RejudgeCommand::normalized);
    int files =
        store.with(it -> it.<Integer>write(session -> session.judgements().outdate(project)));
    surroundings.out().printf("%d files will be judged anew%n", files);
    return 0;
  }

  private static String normalized(String name) {
    return PackageName.parse(name)
        .map(PackageName::normalized)
        .orElseThrow(
            () -> new Stop(new Problem.WrongUse("NAME is no name of a project", Optional.empty())));
  }
}
