package dev.assay.core.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/// The bytes of an archive, counted.
final class PackedStream extends InputStream {
  private final SeekableByteChannel channel;
  private long count;

  PackedStream(SeekableByteChannel channel) {
    this.channel = channel;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int got = channel.read(ByteBuffer.wrap(into, from, length));
    count += Math.max(0, got);
    return got;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
