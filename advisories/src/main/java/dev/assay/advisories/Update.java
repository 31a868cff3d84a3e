package dev.assay.advisories;

/// What became of bringing one feed up to date.
public sealed interface Update {
  /// Which feed.
  Feed feed();

  /// There is new data.
  record Renewed(Feed feed, Content content) implements Update {}

  /// The data that is there is the newest.
  record Unchanged(Feed feed) implements Update {}

  /// The data that is there stays; the reason is a lower-case phrase.
  record Failed(Feed feed, String reason) implements Update {}
}
