package dev.assay.cli.command;

import dev.assay.advisories.AdvisoryDatabase;
import dev.assay.advisories.Feed;
import dev.assay.advisories.Update;
import dev.assay.cli.option.AdvisoryAccess;
import dev.assay.cli.option.OutputOptions;
import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Progress;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay db`: the advisory data on this machine.
@Command(
    name = "db",
    mixinStandardHelpOptions = true,
    description = "Fetch, show or import advisory data.",
    synopsisSubcommandLabel = "COMMAND")
final class DbCommand implements Runnable {
  private final Surroundings surroundings;

  @CommandLine.Spec private CommandSpec spec = CommandSpec.create();

  DbCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// What the state of the data is told in.
  enum Format {
    TEXT,
    JSON;

    /// The name on the command line.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /// `assay db update`.
  @Command(
      name = "update",
      mixinStandardHelpOptions = true,
      description = "Fetch what has changed of OSV, KEV and EPSS.")
  int update(@Mixin OutputOptions output) {
    List<Update> updates;
    try (Progress progress = new Progress(surroundings, output.wantsProgress())) {
      updates = new AdvisoryAccess(surroundings).update(progress);
    }
    tell(updates, output);
    return 0;
  }

  /// `assay db status`.
  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "Show which advisory data is at hand, and how old it is.")
  int status(
      @Option(
              names = {"-f", "--format"},
              paramLabel = "FORMAT",
              description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
              defaultValue = "text")
          Format format,
      @Mixin OutputOptions output) {
    try (AdvisoryDatabase database = new AdvisoryAccess(surroundings).cache().open()) {
      DatabaseStatus status = new DatabaseStatus(database.holdings(), surroundings.today());
      output.write(
          surroundings,
          out -> {
            switch (format) {
              case TEXT -> status.text(out);
              case JSON -> status.json(out);
            }
          });
    }
    return 0;
  }

  /// `assay db import`.
  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Take in files that were fetched elsewhere, for machines without a network.")
  int load(
      @Parameters(
              paramLabel = "FILE",
              arity = "1..*",
              description = "OSV's all.zip, CISA's KEV as JSON, FIRST's EPSS as CSV or CSV.gz")
          List<Path> files,
      @Mixin OutputOptions output) {
    tell(files.stream().map(this::load).toList(), output);
    return 0;
  }

  private Update load(Path given) {
    Path file = surroundings.workingDirectory().resolve(given);
    try {
      Optional<Feed> feed = Feed.recognise(file);
      if (feed.isPresent()) {
        return new AdvisoryAccess(surroundings)
            .cache()
            .install(feed.get(), file, surroundings.clock().instant());
      }
      throw new Stop(
          new Problem.Undecided(
              "`%s` is no file of OSV, KEV or EPSS".formatted(given),
              Optional.of("see `assay db import --help`")));
    } catch (IOException failure) {
      throw new Stop(
          new Problem.Undecided(
              "cannot read `%s`: %s".formatted(given, failure.getMessage()), Optional.empty()));
    }
  }

  /// Says what became of each feed; ends the command when one failed.
  private void tell(List<Update> updates, OutputOptions output) {
    if (!output.isQuiet()) {
      updates.forEach(update -> phrase(update).ifPresent(surroundings::say));
    }
    String failures =
        updates.stream()
            .filter(Update.Failed.class::isInstance)
            .map(Update.Failed.class::cast)
            .map(failed -> failed.feed() + ": " + failed.reason())
            .collect(Collectors.joining(", "));
    if (!failures.isEmpty()) {
      throw new Stop(
          new Problem.Undecided(
              "the advisory data could not be brought up to date (%s)".formatted(failures),
              Optional.of(
                  "a proxy is named by `HTTPS_PROXY`, a mirror by `%s`; see `assay db status`"
                      .formatted(Feed.OSV.variable()))));
    }
  }

  private static Optional<String> phrase(Update update) {
    return switch (update) {
      case Update.Renewed(var feed, var content) ->
          Optional.of(
              "%s: %d entries, the newest of %s"
                  .formatted(
                      feed,
                      content.entries(),
                      content.date().map(LocalDate::toString).orElse("no date")));
      case Update.Unchanged(var feed) -> Optional.of(feed + ": nothing new");
      case Update.Failed _ -> Optional.empty();
    };
  }
}
