package dev.assay.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the cache remembers of a feed: one line for each component, its name before a space.
///
/// @param origin the URL without credentials, or the name of the file it was imported from
/// @param etag what the server called the file
/// @param sha256 of the file
/// @param checked when the server last said that this is the newest
record FeedState(String origin, Optional<String> etag, String sha256, Instant checked) {

  /// The state in a file's bytes; empty when they do not hold one.
  static Optional<FeedState> read(byte[] bytes) {
    Map<String, String> lines = new HashMap<>();
    for (String line : new String(bytes, UTF_8).split("\n", -1)) {
      int space = line.indexOf(' ');
      if (space > 0) {
        lines.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    String sha256 = lines.getOrDefault("sha256", "");
    String origin = lines.get("origin");
    String checked = lines.get("checked");
    if (origin == null || checked == null || !sha256.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    try {
      Optional<String> etag = Optional.ofNullable(lines.get("etag"));
      return Optional.of(new FeedState(origin, etag, sha256, Instant.parse(checked)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  byte[] bytes() {
    StringBuilder text = new StringBuilder();
    text.append("origin ").append(oneLine(origin)).append('\n');
    etag.ifPresent(value -> text.append("etag ").append(oneLine(value)).append('\n'));
    text.append("sha256 ").append(sha256).append('\n');
    text.append("checked ").append(checked).append('\n');
    return text.toString().getBytes(UTF_8);
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ').replace('\r', ' ');
  }

  /// Whether it was fetched, not imported from a file.
  boolean isFetched() {
    return origin.contains("://");
  }

  /// The same, found to be the newest at a later time.
  FeedState at(Instant now) {
    return new FeedState(origin, etag, sha256, now);
  }
}
