package dev.assay.advisories;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// How much of a feed is read at most. All advisories for Python together stay far below; what goes
/// beyond is a mistake or an attack.
///
/// @param entries files in an archive or a folder
/// @param record bytes of one record
/// @param total unpacked bytes of a feed
record Bounds(int entries, int record, long total) {
  static final Bounds OSV = new Bounds(2_000_000, 16 << 20, 8L << 30);
  static final Bounds CVES = new Bounds(5_000_000, 64 << 20, 512L << 20);

  /// Reads one record, or tells that it is larger than one may be.
  ///
  /// @throws TooLargeException when it is
  byte[] read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(record + 1);
    if (bytes.length > record) {
      throw new TooLargeException("it is larger than " + (record >> 20) + " MiB");
    }
    return bytes;
  }

  /// The same bytes, which fail where they go beyond the total.
  InputStream limited(InputStream in) {
    return new FilterInputStream(in) {
      private long left = total;

      @Override
      public int read() throws IOException {
        return counted(1, in.read());
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        int count = in.read(bytes, from, length);
        return counted(Math.max(count, 0), count);
      }

      private int counted(int count, int result) throws IOException {
        left -= count;
        if (left < 0) {
          throw new TooLargeException("it unpacks to more than " + (total >> 20) + " MiB");
        }
        return result;
      }
    };
  }

  /// A record that goes beyond the bounds; the message is a lower-case phrase.
  static final class TooLargeException extends IOException {
    TooLargeException(String message) {
      super(message);
    }
  }
}
