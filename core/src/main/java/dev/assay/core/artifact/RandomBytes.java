package dev.assay.core.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
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

  /// What follows a place, as a stream; there must be so many bytes.
  ///
  /// @throws BrokenArchiveException when the file does not hold them
  InputStream stream(long offset, long length) throws IOException {
    if (offset < 0 || length < 0 || offset > size - length) {
      throw new BrokenArchiveException("cut short");
    }
    channel.position(offset);
    return Channels.newInputStream(channel);
  }

  /// As many bytes as there are, up to the length of the array.
  int fill(long offset, byte[] into) throws IOException {
    channel.position(offset);
    ByteBuffer buffer = ByteBuffer.wrap(into);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        break;
      }
    }
    return buffer.position();
  }
}
