package dev.assay.advisories;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// One feed in the cache: the file as it came, its index, and a state that is written last and so
/// says which of them count.
final class FeedCache {
  private static final int LARGEST_STATE = 1 << 14;

  private final PrivateFolder folder;
  private final IndexStore store;
  private final Feed feed;

  FeedCache(PrivateFolder folder, Feed feed) {
    this.folder = folder;
    this.store = new IndexStore(folder);
    this.feed = feed;
  }

  Optional<FeedState> state() {
    Path file = folder.path().resolve(stateName());
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(file)) {
      return FeedState.read(in.readNBytes(LARGEST_STATE));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// The index that counts, made anew from the file where it is damaged.
  IndexFormat.Opening open(Arena arena) {
    Optional<FeedState> state = state();
    if (state.isEmpty()) {
      return new IndexFormat.Opening.Refused("there is none");
    }
    String sha256 = state.get().sha256();
    return store.open(feed, folder.path().resolve(sourceName(sha256)), sha256, arena);
  }

  /// What the cache has, described.
  Holding holding(Content content) {
    Optional<FeedState> state = state();
    return new Holding(
        feed, state.map(FeedState::origin).orElse("cache"), content, state.map(FeedState::checked));
  }

  /// Asks the origin for something newer and takes it in.
  Update update(Fetcher fetcher, Origin origin, Instant now, Fetcher.Meter meter) {
    try {
      Path part = folder.part();
      try {
        Optional<FeedState> state =
            state().filter(it -> it.origin().equals(origin.toString()) && isWhole(it));
        Optional<String> etag = state.flatMap(FeedState::etag);
        return switch (fetcher.fetch(origin, etag, part, feed.limit(), meter)) {
          case Fetcher.Fetched.Failed(String reason) -> new Update.Failed(feed, reason);
          case Fetcher.Fetched.Unchanged() -> unchanged(state.orElseThrow().at(now));
          case Fetcher.Fetched.Written(Optional<String> tag) ->
              install(part, origin.toString(), tag, now);
        };
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException failure) {
      return new Update.Failed(feed, "the cache cannot be written: " + failure.getMessage());
    }
  }

  /// Takes in a copy of a file that came some other way.
  Update install(Path file, Instant now) {
    try {
      Path part = folder.part();
      try (var in = Files.newInputStream(file);
          var out = Files.newOutputStream(part)) {
        in.transferTo(out);
      }
      try {
        return install(part, String.valueOf(file.getFileName()), Optional.empty(), now);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException failure) {
      return new Update.Failed(feed, "it cannot be copied: " + failure.getMessage());
    }
  }

  private Update install(Path part, String origin, Optional<String> etag, Instant now)
      throws IOException {
    String sha256 = Digests.sha256(part);
    return switch (store.make(feed, part, sha256)) {
      case IndexFormat.Opening.Refused(String reason) -> new Update.Failed(feed, reason);
      case IndexFormat.Opening.Sound(var body) -> {
        folder.replace(part, sourceName(sha256));
        keep(new FeedState(origin, etag, sha256, now));
        sweep(sha256);
        yield new Update.Renewed(feed, Content.read(new Decoder(body, 0)));
      }
    };
  }

  private Update unchanged(FeedState state) throws IOException {
    keep(state);
    return new Update.Unchanged(feed);
  }

  private void keep(FeedState state) throws IOException {
    if (!folder.put(stateName(), state.bytes())) {
      throw new IOException(folder.path().toString());
    }
  }

  private boolean isWhole(FeedState state) {
    return Files.isRegularFile(folder.path().resolve(sourceName(state.sha256())));
  }

  /// Deletes what an older file of the feed left; what cannot be deleted stays.
  private void sweep(String sha256) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.path(), feed.key() + "-*")) {
      for (Path file : files) {
        if (!file.getFileName().toString().contains(sha256)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private String stateName() {
    return feed.key() + ".state";
  }

  private String sourceName(String sha256) {
    return feed.key() + "-" + sha256 + ".source";
  }
}
