package dev.assay.advisories;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// The facts that come with this build, made by [SnapshotWriter]: what is known where no network
/// and no cache is.
final class Snapshot {
  private Snapshot() {}

  static OsvIndex osv() {
    return OsvIndex.of(body(Feed.OSV));
  }

  static CveIndex kev() {
    return CveIndex.of(body(Feed.KEV));
  }

  static Holding holding(Content content, Feed feed) {
    return new Holding(feed, AdvisoryDatabase.SNAPSHOT, content, Optional.empty());
  }

  static String resource(Feed feed) {
    return feed.key() + ".index";
  }

  private static ByteBuffer body(Feed feed) {
    try (InputStream in = Snapshot.class.getResourceAsStream(resource(feed))) {
      if (in != null
          && IndexFormat.open(feed, ByteBuffer.wrap(in.readAllBytes()))
              instanceof IndexFormat.Opening.Sound(ByteBuffer body)) {
        return body;
      }
      throw new IllegalStateException("this build lacks its snapshot of " + feed);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
