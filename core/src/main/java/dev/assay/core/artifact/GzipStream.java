package dev.assay.core.artifact;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks gzip (RFC 1952), any number of members one after another. The stream of the JDK calls
/// itself once for each member, and a file of a million empty ones would exhaust the stack.
final class GzipStream extends InputStream {
  private static final int MAGIC = 0x8B1F;
  private static final int DEFLATE = 8;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] chunk = new byte[32 << 10];
  private int at;
  private int end;
  private boolean inMember;

  GzipStream(InputStream in) {
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
    while (inMember || begin()) {
      int count = inflate(into, from, length);
      if (count > 0) {
        crc.update(into, from, count);
        return count;
      }
      if (inflater.finished()) {
        finish();
      }
    }
    return -1;
  }

  private int inflate(byte[] into, int from, int length) throws IOException {
    if (inflater.needsInput() && !inflater.finished()) {
      if (at == end && !fill()) {
        throw new EOFException();
      }
      inflater.setInput(chunk, at, end - at);
      at = end;
    }
    try {
      int count = inflater.inflate(into, from, length);
      if (count == 0 && inflater.needsDictionary()) {
        throw new BrokenArchiveException("its packed content is damaged");
      }
      return count;
    } catch (DataFormatException _) {
      throw new BrokenArchiveException("its packed content is damaged");
    }
  }

  /// Begins the next member; false when there is none: the rest is nothing, or zeros that pad it.
  private boolean begin() throws IOException {
    int first = next();
    while (first == 0) {
      first = next();
    }
    if (first < 0) {
      return false;
    }
    if ((first | must() << 8) != MAGIC || must() != DEFLATE) {
      throw new BrokenArchiveException("something else follows its gzip content");
    }
    int flags = must();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(must() | must() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    skip((flags & HEADER_CHECKSUM) != 0 ? 2 : 0);
    inMember = true;
    return true;
  }

  private void finish() throws IOException {
    at -= inflater.getRemaining();
    long sum = must() | must() << 8 | must() << 16 | (long) must() << 24;
    long size = must() | must() << 8 | must() << 16 | (long) must() << 24;
    if (sum != crc.getValue() || size != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      throw new BrokenArchiveException("its content does not match its checksum");
    }
    inflater.reset();
    crc.reset();
    inMember = false;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      must();
    }
  }

  private void skipText() throws IOException {
    while (must() != 0) {
      // The text ends with a zero.
    }
  }

  private int must() throws IOException {
    int b = next();
    if (b < 0) {
      throw new EOFException();
    }
    return b;
  }

  private int next() throws IOException {
    return at < end || fill() ? chunk[at++] & 0xFF : -1;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(chunk));
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
