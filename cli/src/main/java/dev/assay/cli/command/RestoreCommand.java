package dev.assay.cli.command;

import dev.assay.cli.terminal.Surroundings;
import dev.assay.store.Backup;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `assay index restore`.
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "Fill an empty index from a backup, in whichever database; all of it or nothing.")
final class RestoreCommand extends StoreCommand {
  @Parameters(paramLabel = "DIR", description = "a folder that `assay index backup` wrote")
  private Path folder = Path.of("");

  RestoreCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() {
    Path source = surroundings.workingDirectory().resolve(folder);
    Backup.Summary read = store.withNew(it -> Backup.restore(source, it));
    surroundings
        .out()
        .printf(
            "%d rows and %d files (%d bytes) were restored%n",
            read.rows(), read.blobs(), read.bytes());
    return 0;
  }
}
