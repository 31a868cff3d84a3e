package dev.assay.core.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// One file that can only be opened, and counts what is read of it.
final class CountingTree implements FileTree {
  private final byte[] file;
  private long bytesRead;

  CountingTree(byte[] file) {
    this.file = file.clone();
  }

  long bytesRead() {
    return bytesRead;
  }

  @Override
  public List<Entry> list(String directory) {
    return List.of();
  }

  @Override
  public Content read(String path) {
    return new Content.Refused("read as a whole");
  }

  @Override
  public Opening open(String path) {
    return new Opening.Opened(new CountingChannel(new SeekableInMemoryByteChannel(file)));
  }

  private final class CountingChannel implements SeekableByteChannel {
    private final SeekableByteChannel channel;

    CountingChannel(SeekableByteChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      int count = channel.read(into);
      bytesRead += Math.max(0, count);
      return count;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      return channel.write(from);
    }

    @Override
    public long position() throws IOException {
      return channel.position();
    }

    @Override
    public SeekableByteChannel position(long place) throws IOException {
      channel.position(place);
      return this;
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
      return channel.truncate(size);
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
