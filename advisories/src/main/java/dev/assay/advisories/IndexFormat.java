package dev.assay.advisories;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// The frame of every index: what it is, in which version of the format, how long, and a checksum,
/// so that a torn, foreign or damaged file is told from a sound one before anything is read of it.
final class IndexFormat {
  /// Raised whenever the bytes mean something else than before.
  static final int VERSION = 1;

  private static final int MAGIC_LENGTH = 10;
  private static final int HEAD = MAGIC_LENGTH + 3 * Integer.BYTES;

  private IndexFormat() {}

  /// What looking at a file gave.
  sealed interface Opening {
    /// The body of a sound index.
    record Sound(ByteBuffer body) implements Opening {}

    /// Why it is not used.
    record Refused(String reason) implements Opening {}
  }

  static byte[] seal(Feed feed, byte[] body) {
    return ByteBuffer.allocate(HEAD + body.length)
        .put(magic(feed))
        .putInt(VERSION)
        .putInt(body.length)
        .putInt(checksum(ByteBuffer.wrap(body)))
        .put(body)
        .array();
  }

  static Opening open(Feed feed, ByteBuffer file) {
    if (file.remaining() < HEAD) {
      return new Opening.Refused("it is shorter than its head");
    }
    byte[] magic = new byte[MAGIC_LENGTH];
    file.get(magic);
    if (!Arrays.equals(magic, magic(feed))) {
      return new Opening.Refused("it is no index of " + feed);
    }
    if (file.getInt() != VERSION) {
      return new Opening.Refused("it is of another version");
    }
    int length = file.getInt();
    int checksum = file.getInt();
    if (length != file.remaining()) {
      return new Opening.Refused("it is torn");
    }
    ByteBuffer body = file.slice();
    return checksum(body.duplicate()) == checksum
        ? new Opening.Sound(body)
        : new Opening.Refused("its checksum does not hold");
  }

  private static byte[] magic(Feed feed) {
    return Arrays.copyOf(("assay-" + feed.key()).getBytes(US_ASCII), MAGIC_LENGTH);
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }
}
