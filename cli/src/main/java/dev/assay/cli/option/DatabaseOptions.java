package dev.assay.cli.option;

import dev.assay.advisories.AdvisoryCache;
import dev.assay.advisories.AdvisoryDatabase;
import dev.assay.advisories.Feed;
import dev.assay.advisories.Fetcher;
import dev.assay.advisories.Holding;
import dev.assay.advisories.Origin;
import dev.assay.advisories.Update;
import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Progress;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which advisory data is used: what the user names, or the cache, brought up to date when it is
/// older than a day, or the snapshot of the build.
public final class DatabaseOptions {
  @Option(
      names = "--db",
      paramLabel = "ZIP|DIR|URL",
      description = "use these OSV records and no others: a zip, a folder, or the URL of a zip")
  private @Nullable String db;

  @Option(names = "--offline", description = "never connect; use the advisory data at hand")
  private boolean offline;

  /// Opens the data; says in one line when it could not be brought up to date.
  public AdvisoryDatabase open(Surroundings surroundings, boolean quiet, Progress progress) {
    AdvisoryAccess access = new AdvisoryAccess(surroundings);
    if (db != null) {
      return demanded(db, access, progress);
    }
    List<Update.Failed> failures = offline ? List.of() : refresh(access, progress);
    AdvisoryDatabase database = access.cache().open();
    if (!failures.isEmpty() && !quiet) {
      surroundings.say("assay: " + phrase(failures, database.holdings().getFirst()));
    }
    return database;
  }

  /// Brings the data up to date as `open` does, where that is due.
  ///
  /// @return what failed
  List<Update.Failed> refresh(AdvisoryAccess access) {
    if (offline) {
      return List.of();
    }
    try (Progress silent = new Progress(access.surroundings(), false)) {
      Optional<Origin> origin = origin();
      return origin.isPresent()
          ? refresh(origin.get(), access, silent)
          : db == null ? refresh(access, silent) : List.of();
    }
  }

  private static List<Update.Failed> refresh(
      Origin origin, AdvisoryAccess access, Progress progress) {
    Instant now = access.surroundings().clock().instant();
    if (!access.cache().isOwnStale(origin, now)) {
      return List.of();
    }
    try (Fetcher fetcher = access.fetcher()) {
      return failed(
          List.of(access.cache().update(origin, fetcher, now, AdvisoryAccess.meter(progress))));
    }
  }

  /// Which data `open` would give, in a text that changes with them.
  String revision(AdvisoryAccess access) {
    Optional<Origin> origin = origin();
    if (origin.isPresent()) {
      return access.cache().revision(origin.get());
    }
    return db == null
        ? access.cache().revision()
        : access.cache().revision(access.surroundings().workingDirectory().resolve(db));
  }

  private Optional<Origin> origin() {
    return Optional.ofNullable(db).filter(it -> it.contains("://")).map(DatabaseOptions::url);
  }

  private static List<Update.Failed> refresh(AdvisoryAccess access, Progress progress) {
    Origin wanted = access.origins().getOrDefault(Feed.OSV, Origin.of(Feed.OSV));
    if (!access.cache().isStale(wanted, access.surroundings().clock().instant())) {
      return List.of();
    }
    return failed(access.update(progress));
  }

  private static List<Update.Failed> failed(List<Update> updates) {
    return updates.stream()
        .filter(Update.Failed.class::isInstance)
        .map(Update.Failed.class::cast)
        .toList();
  }

  /// What to say of what failed.
  static String phrase(List<Update.Failed> failures, Holding used) {
    String failed =
        failures.stream()
            .map(failure -> failure.feed() + ": " + failure.reason())
            .collect(Collectors.joining(", "));
    String date = used.content().date().map(LocalDate::toString).orElse("no date");
    return "the advisory data could not be brought up to date (%s); using the %s of %s"
        .formatted(
            failed, used.origin().equals(AdvisoryDatabase.SNAPSHOT) ? "snapshot" : "cache", date);
  }

  private AdvisoryDatabase demanded(String named, AdvisoryAccess access, Progress progress) {
    Optional<Origin> origin = origin();
    String shown = origin.map(Origin::toString).orElse(named);
    AdvisoryCache.Opening opening =
        origin.isPresent()
            ? fetched(origin.get(), access, progress)
            : access.cache().open(access.surroundings().workingDirectory().resolve(Path.of(named)));
    return switch (opening) {
      case AdvisoryCache.Opening.Opened(AdvisoryDatabase database) -> database;
      case AdvisoryCache.Opening.Refused(String reason) ->
          throw new Stop(
              new Problem.Undecided(
                  "the advisory data `%s` is of no use: %s".formatted(shown, reason),
                  Optional.of("give `--db` a zip, or a folder, of OSV records in JSON")));
    };
  }

  private AdvisoryCache.Opening fetched(Origin origin, AdvisoryAccess access, Progress progress) {
    if (offline) {
      return new AdvisoryCache.Opening.Refused("`--offline` forbids to fetch it");
    }
    try (Fetcher fetcher = access.fetcher()) {
      return access
          .cache()
          .open(
              origin,
              fetcher,
              access.surroundings().clock().instant(),
              AdvisoryAccess.meter(progress));
    }
  }

  private static Origin url(String named) {
    return Origin.parse(named)
        .orElseThrow(
            () ->
                new Stop(
                    new Problem.WrongUse(
                        "the value of `--db` is no URL of http or https",
                        Optional.of("give a zip, a folder, or the URL of a zip"))));
  }
}
