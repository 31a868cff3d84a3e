package dev.assay.advisories;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Advisory data on this machine: the feeds that were fetched, the indexes made of them, and the
/// snapshot of the build where there is nothing else. Any number of processes may use it at once.
public final class AdvisoryCache {
  private static final Duration FRESH = Duration.ofHours(24);

  private final PrivateFolder folder;

  /// The cache in a folder, which is made when something is first kept.
  public AdvisoryCache(Path folder) {
    this.folder = new PrivateFolder(folder);
  }

  /// What opening data that was asked for by name gave.
  public sealed interface Opening {
    /// It can be read.
    record Opened(AdvisoryDatabase database) implements Opening {}

    /// Why it cannot, as a lower-case phrase.
    record Refused(String reason) implements Opening {}
  }

  /// The cached data, or the snapshot where there is none that can be read.
  @SuppressWarnings("MustBeClosedChecker") // Closing the database closes the arena.
  public AdvisoryDatabase open() {
    Arena arena = Arena.ofShared();
    FeedCache cached = feed(Feed.OSV);
    if (cached.open(arena) instanceof IndexFormat.Opening.Sound(ByteBuffer body)) {
      OsvIndex osv = OsvIndex.of(body);
      return database(cached.holding(osv.content()), osv, arena);
    }
    OsvIndex osv = Snapshot.osv();
    return database(Snapshot.holding(osv.content(), Feed.OSV), osv, arena);
  }

  /// The data of a zip of OSV records or of a folder of them, and nothing in its place.
  @SuppressWarnings("MustBeClosedChecker") // Closing the database closes the arena.
  public Opening open(Path given) {
    String name = String.valueOf(given.getFileName());
    Arena arena = Arena.ofShared();
    try {
      boolean isFolder = Files.isDirectory(given);
      String sha256 =
          isFolder ? new OsvFolder(given).sha256() : new KnownDigests(folder).sha256(given);
      return opening(name, new IndexStore(folder).open(Feed.OSV, given, sha256, arena), arena);
    } catch (IOException failure) {
      arena.close();
      return new Opening.Refused("it cannot be read: " + failure.getMessage());
    }
  }

  /// The data of a zip of OSV records that a server has now, and nothing in its place.
  @SuppressWarnings("MustBeClosedChecker") // Closing the database closes the arena.
  public Opening open(Origin origin, Fetcher fetcher, Instant now, Fetcher.Meter meter) {
    if (update(origin, fetcher, now, meter) instanceof Update.Failed(Feed _, String reason)) {
      return new Opening.Refused(reason);
    }
    Arena arena = Arena.ofShared();
    return opening(origin.toString(), own(origin).open(arena), arena);
  }

  /// Brings the data of a zip that a server has up to date.
  public Update update(Origin origin, Fetcher fetcher, Instant now, Fetcher.Meter meter) {
    return own(origin).update(fetcher, origin, now, meter);
  }

  private FeedCache own(Origin origin) {
    Path own = folder.path().resolve("db-" + Digests.sha256(origin.toString()));
    return new FeedCache(new PrivateFolder(own), Feed.OSV);
  }

  /// Which data `open` would give, in a text that changes with them.
  public String revision() {
    return Stream.of(Feed.values())
        .map(feed -> feed(feed).state().map(FeedState::sha256).orElse("none"))
        .collect(Collectors.joining(" "));
  }

  /// The same of data that was asked for by name.
  public String revision(Path given) {
    try {
      String named =
          Files.isDirectory(given)
              ? new OsvFolder(given).revision()
              : new KnownDigests(folder).sha256(given);
      return named + " " + revision();
    } catch (IOException _) {
      return "unreadable " + revision();
    }
  }

  /// The same of data that a server has, as they were fetched last.
  public String revision(Origin origin) {
    return own(origin).state().map(FeedState::sha256).orElse("none") + " " + revision();
  }

  private Opening opening(String origin, IndexFormat.Opening opening, Arena arena) {
    return switch (opening) {
      case IndexFormat.Opening.Sound(ByteBuffer body) -> {
        OsvIndex osv = OsvIndex.of(body);
        Holding holding = new Holding(Feed.OSV, origin, osv.content(), Optional.empty());
        yield new Opening.Opened(database(holding, osv, arena));
      }
      case IndexFormat.Opening.Refused(String reason) -> {
        arena.close();
        yield new Opening.Refused(reason);
      }
    };
  }

  private AdvisoryDatabase database(Holding holding, OsvIndex osv, Arena arena) {
    List<Holding> holdings = new ArrayList<>();
    holdings.add(holding);
    Optional<CveIndex> kev = cves(Feed.KEV, arena, holdings);
    Optional<CveIndex> epss = cves(Feed.EPSS, arena, holdings);
    if (kev.isEmpty()) {
      kev = Optional.of(Snapshot.kev());
      holdings.add(Snapshot.holding(kev.get().content(), Feed.KEV));
    }
    return new AdvisoryDatabase(holdings, osv, kev.get(), epss, arena);
  }

  private Optional<CveIndex> cves(Feed feed, Arena arena, List<Holding> holdings) {
    FeedCache cached = feed(feed);
    if (cached.open(arena) instanceof IndexFormat.Opening.Sound(ByteBuffer body)) {
      CveIndex index = CveIndex.of(body);
      holdings.add(cached.holding(index.content()));
      return Optional.of(index);
    }
    return Optional.empty();
  }

  /// Whether the advisories were last found to be the newest more than a day ago, or were fetched
  /// from somewhere else than is wanted now.
  public boolean isStale(Origin wanted, Instant now) {
    return isStale(feed(Feed.OSV), wanted, now);
  }

  /// The same of data that a server has.
  public boolean isOwnStale(Origin wanted, Instant now) {
    return isStale(own(wanted), wanted, now);
  }

  private static boolean isStale(FeedCache osv, Origin wanted, Instant now) {
    return osv.state()
        .filter(state -> !state.isFetched() || state.origin().equals(wanted.toString()))
        .filter(state -> !state.checked().isAfter(now))
        .filter(state -> state.checked().plus(FRESH).isAfter(now))
        .isEmpty();
  }

  /// Brings all feeds up to date, all at once.
  ///
  /// @param meter hears of the advisories, which are by far the largest
  public List<Update> update(
      Fetcher fetcher, Map<Feed, Origin> origins, Instant now, Fetcher.Meter meter) {
    Map<Feed, Future<Update>> running = new EnumMap<>(Feed.class);
    List<Update> updates = new ArrayList<>();
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      origins.forEach(
          (feed, origin) -> {
            Fetcher.Meter heard = feed == Feed.OSV ? meter : (_, _) -> {};
            running.put(feed, workers.submit(() -> feed(feed).update(fetcher, origin, now, heard)));
          });
    }
    running.forEach((feed, future) -> updates.add(result(feed, future)));
    return updates;
  }

  private static Update result(Feed feed, Future<Update> future) {
    return future.state() == Future.State.SUCCESS
        ? future.resultNow()
        : new Update.Failed(feed, String.valueOf(future.exceptionNow().getMessage()));
  }

  /// Takes in a file that came some other way, as if it had just been fetched.
  public Update install(Feed feed, Path file, Instant now) {
    return feed(feed).install(file, now);
  }

  private FeedCache feed(Feed feed) {
    return new FeedCache(folder, feed);
  }
}
