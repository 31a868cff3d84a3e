package dev.assay.cli.command;

import dev.assay.cli.terminal.Surroundings;
import dev.assay.report.SafeText;
import dev.assay.store.Backup;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `assay index backup`.
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Copy everything that an index keeps, as of one moment, into a new folder.")
final class BackupCommand extends StoreCommand {
  @Parameters(paramLabel = "DIR", description = "a folder that does not exist yet")
  private Path folder = Path.of("");

  BackupCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() {
    Path target = surroundings.workingDirectory().resolve(folder);
    Backup.Summary written = store.with(it -> Backup.write(it, target));
    surroundings
        .out()
        .printf(
            "%d rows and %d files (%d bytes) are in %s%n",
            written.rows(), written.blobs(), written.bytes(), SafeText.line(folder.toString()));
    return 0;
  }
}
