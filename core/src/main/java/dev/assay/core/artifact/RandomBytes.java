package dev.assay.core.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/// Reads pieces of a file at given places.
final class RandomBytes {
  private final SeekableByteChannel channel;
  private final long size;

  RandomBytes(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  long size() {
    return size;
  }

  /// Exactly so many bytes.
  ///
  /// @throws BrokenArchiveException when the file does not hold them
  LittleEndian read(long offset, int length) throws IOException {
    byte[] bytes = new byte[length];
    if (offset < 0 || offset > size - length || fill(offset, bytes) < length) {
      throw new BrokenArchiveException("cut short");
    }
    return new LittleEndian(bytes);
  }

  /// So many bytes, one after another; whoever reads on where the file ends is told so by a
  /// [BrokenArchiveException].
  InputStream stream(long offset, long length) {
    return new InputStream() {
      private long at = offset;
      private final long end = offset + length;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] into, int from, int most) throws IOException {
        int wanted = (int) Math.min(most, end - at);
        if (wanted == 0) {
          return most == 0 ? 0 : -1;
        }
        if (at < 0 || fill(at, ByteBuffer.wrap(into, from, wanted)) < wanted) {
          throw new BrokenArchiveException("cut short");
        }
        at += wanted;
        return wanted;
      }
    };
  }

  /// As many bytes as there are, up to the length of the array.
  int fill(long offset, byte[] into) throws IOException {
    return fill(offset, ByteBuffer.wrap(into));
  }

  private int fill(long offset, ByteBuffer buffer) throws IOException {
    int before = buffer.position();
    channel.position(offset);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        break;
      }
    }
    return buffer.position() - before;
  }
}
