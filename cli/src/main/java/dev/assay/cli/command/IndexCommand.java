package dev.assay.cli.command;

import dev.assay.cli.terminal.Surroundings;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/// `assay index`: what is done to an index besides serving it.
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    description = "Back up, restore, check and clean an index, also while it serves.",
    synopsisSubcommandLabel = "COMMAND")
final class IndexCommand implements Runnable {
  @CommandLine.Spec private CommandSpec spec = CommandSpec.create();

  /// The command with those beneath it.
  static CommandLine line(Surroundings surroundings) {
    CommandLine index = new CommandLine(new IndexCommand());
    List.of(
            new BackupCommand(surroundings),
            new RestoreCommand(surroundings),
            new CheckCommand(surroundings),
            new CollectCommand(surroundings),
            new RejudgeCommand(surroundings))
        .forEach(
            command -> {
              CommandLine line = new CommandLine(command);
              line.setDefaultValueProvider(command.store.configuration());
              index.addSubcommand(line);
            });
    return index;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
