package dev.assay.advisories;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Indexes in the cache, each named by the SHA-256 of what it was made of. One that is damaged is
/// made anew; where the cache cannot be written the index is made again each time.
final class IndexStore {
  private final PrivateFolder folder;

  IndexStore(PrivateFolder folder) {
    this.folder = folder;
  }

  /// The index of a file, made first where there is no sound one; a mapped one lives as long as
  /// `arena`.
  IndexFormat.Opening open(Feed feed, Path file, String sha256, Arena arena) {
    return find(feed, sha256, arena) instanceof IndexFormat.Opening.Sound sound
        ? sound
        : make(feed, file, sha256);
  }

  /// The index of a file with this SHA-256, where there is a sound one.
  IndexFormat.Opening find(Feed feed, String sha256, Arena arena) {
    Path index = path(feed, sha256);
    try (FileChannel channel = FileChannel.open(index, StandardOpenOption.READ)) {
      ByteBuffer mapped = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena).asByteBuffer();
      IndexFormat.Opening opening = IndexFormat.open(feed, mapped);
      return opening instanceof IndexFormat.Opening.Sound(ByteBuffer body)
              && !new Decoder(body, 0).text().equals(sha256)
          ? new IndexFormat.Opening.Refused("it was made of something else")
          : opening;
    } catch (NoSuchFileException _) {
      return new IndexFormat.Opening.Refused("there is none");
    } catch (IOException | UnsupportedOperationException failure) {
      return new IndexFormat.Opening.Refused("it cannot be read: " + failure.getMessage());
    }
  }

  /// Makes the index of a file and keeps it.
  IndexFormat.Opening make(Feed feed, Path file, String sha256) {
    return switch (feed.build(file, sha256)) {
      case Building.Refused(String reason) -> new IndexFormat.Opening.Refused(reason);
      case Building.Built(byte[] index) -> {
        folder.put(path(feed, sha256).getFileName().toString(), index);
        yield IndexFormat.open(feed, ByteBuffer.wrap(index));
      }
    };
  }

  private Path path(Feed feed, String sha256) {
    return folder
        .path()
        .resolve("%s-%s.%d.index".formatted(feed.key(), sha256, IndexFormat.VERSION));
  }
}
