package dev.assay.cli.command;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.store.Blobs.Collected;
import dev.assay.store.Blobs.Collection;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `assay index gc`.
@Command(
    name = "gc",
    mixinStandardHelpOptions = true,
    description =
        "Remove files that nothing needs, and of those of others what was used longest ago.")
final class CollectCommand extends StoreCommand {
  private static final int LEAST = 2;

  @Mixin private final CacheLimit cache = new CacheLimit();

  @Option(
      names = "--unused-hours",
      paramLabel = "N",
      description = "what was used since stays (default: ${DEFAULT-VALUE}, at least 2)",
      defaultValue = "24")
  private int unused = 24;

  CollectCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() {
    if (unused < LEAST) {
      throw new Stop(new Problem.WrongUse("`--unused-hours` is at least 2", Optional.empty()));
    }
    long now = surroundings.clock().millis();
    Collection rule = new Collection(now, now - Duration.ofHours(unused).toMillis(), cache.bytes());
    Collected gone = store.with(it -> it.blobs().collect(rule));
    surroundings
        .out()
        .printf(
            "%d files (%d bytes) and %d leftovers are gone%n",
            gone.blobs(), gone.bytes(), gone.leftovers());
    return 0;
  }
}
