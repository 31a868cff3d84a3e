package dev.assay.core.artifact.zstandard;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Unpacks Zstandard (RFC 8878): frames one after another, skippable ones left out, checksums
/// verified. Dictionaries are refused, and windows of more than 128 MiB; what is damaged ends with
/// a [DamagedFrameException], what is cut short with an `EOFException`.
public final class ZstandardStream extends InputStream {
  private static final long MAGIC = 0xFD2FB528L;
  private static final long SKIPPABLE = 0x184D2A50L;

  private final InputStream in;
  private final Window window = new Window();
  private final Blocks blocks = new Blocks(window);
  private final byte[] block = new byte[Blocks.LARGEST];
  private Xxh64 checksum = new Xxh64();
  private @Nullable Frame frame;

  /// Unpacks what a stream gives, which is best buffered.
  public ZstandardStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count = window.take(into, from, length);
    while (count == 0) {
      if (frame == null && !begin()) {
        return -1;
      }
      if (frame != null) {
        unpack(frame);
      }
      count = window.take(into, from, length);
    }
    return count;
  }

  /// Begins the next frame; false at the end.
  private boolean begin() throws IOException {
    while (true) {
      int first = in.read();
      if (first < 0) {
        return false;
      }
      long magic = first | Frame.number(in, 3) << 8;
      if (magic == MAGIC) {
        Frame next = Frame.read(in);
        window.begin(next.window());
        blocks.reset();
        checksum = new Xxh64();
        frame = next;
        return true;
      }
      if ((magic & ~0xFL) != SKIPPABLE) {
        throw new DamagedFrameException("something else follows its zstandard content");
      }
      in.skipNBytes(Frame.number(in, 4));
    }
  }

  private void unpack(Frame now) throws IOException {
    long header = Frame.number(in, 3);
    int size = (int) (header >> 3);
    int most = now.largestBlock();
    if (size > most) {
      throw DamagedFrameException.damaged();
    }
    long before = window.written();
    switch ((int) (header >> 1 & 3)) {
      case 0 -> window.append(content(size), 0, size);
      case 1 -> window.fill((byte) Frame.must(in), size);
      case 2 -> blocks.unpack(content(size), size, most);
      default -> throw DamagedFrameException.damaged();
    }
    if (now.isChecked()) {
      window.digest(before, checksum);
    }
    if (now.size() >= 0 && window.written() > now.size()) {
      throw new DamagedFrameException("it unpacks to more than it declares");
    }
    if ((header & 1) != 0) {
      finish(now);
    }
  }

  private byte[] content(int size) throws IOException {
    if (in.readNBytes(block, 0, size) < size) {
      throw new EOFException();
    }
    return block;
  }

  private void finish(Frame now) throws IOException {
    if (now.size() >= 0 && window.written() != now.size()) {
      throw new DamagedFrameException("it unpacks to less than it declares");
    }
    if (now.isChecked() && Frame.number(in, 4) != (checksum.value() & 0xFFFF_FFFFL)) {
      throw new DamagedFrameException("its content does not match its checksum");
    }
    frame = null;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
