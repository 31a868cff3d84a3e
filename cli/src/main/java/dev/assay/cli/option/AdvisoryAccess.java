package dev.assay.cli.option;

import dev.assay.advisories.AdvisoryCache;
import dev.assay.advisories.Feed;
import dev.assay.advisories.Fetcher;
import dev.assay.advisories.Origin;
import dev.assay.advisories.Update;
import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Progress;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where advisory data lies on this machine, and where newer data comes from.
public record AdvisoryAccess(Surroundings surroundings) {

  /// The data on this machine.
  public AdvisoryCache cache() {
    return new AdvisoryCache(surroundings.cache().resolve("advisories"));
  }

  /// Where each feed comes from: the mirror that the environment names, or who publishes it.
  public Map<Feed, Origin> origins() {
    Map<Feed, Origin> origins = new EnumMap<>(Feed.class);
    for (Feed feed : Feed.values()) {
      Optional<String> mirror = surroundings.variable(feed.variable());
      String url = mirror.orElse(feed.published().toString());
      origins.put(feed, Origin.parse(url).orElseThrow(() -> noUrl(feed)));
    }
    return origins;
  }

  /// The URL may hold credentials, so it is not repeated.
  private static Stop noUrl(Feed feed) {
    return new Stop(
        new Problem.WrongUse(
            "the value of `%s` is no URL of http or https".formatted(feed.variable()),
            Optional.of("the default is " + feed.published())));
  }

  /// Something that fetches through the proxies of the environment.
  public Fetcher fetcher() {
    return new Fetcher(surroundings.environment());
  }

  /// Brings all feeds up to date.
  public List<Update> update(Progress progress) {
    Map<Feed, Origin> origins = origins();
    try (Fetcher fetcher = fetcher()) {
      return cache().update(fetcher, origins, surroundings.clock().instant(), meter(progress));
    }
  }

  static Fetcher.Meter meter(Progress progress) {
    return (bytes, total) -> progress.show("fetching advisories", bytes, total);
  }
}
