package dev.assay.core.artifact;

import dev.assay.core.artifact.zstandard.DamagedFrameException;
import java.io.IOException;
import java.io.InputStream;

/// What an archive unpacks to, ended with a [BrokenArchiveException] where it becomes larger than
/// allowed or is damaged, whatever the decoder below throws.
final class UnpackedStream extends InputStream {
  /// Small archives may be packed as tightly as they like.
  private static final long HARMLESS = 4 << 20;

  private final InputStream in;
  private final PackedStream packed;
  private final Limits limits;
  private long count;

  UnpackedStream(InputStream in, PackedStream packed, Limits limits) {
    this.in = in;
    this.packed = packed;
    this.limits = limits;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int got;
    try {
      got = in.read(into, from, length);
    } catch (DamagedFrameException e) {
      throw new BrokenArchiveException(e.reason());
    } catch (RuntimeException _) {
      // The decoders of bzip2 and xz are not ours.
      throw new BrokenArchiveException("its packed content is damaged");
    }
    count += Math.max(0, got);
    if (count > limits.totalBytes()) {
      throw new BrokenArchiveException(
          "it unpacks to more than " + ByteCount.text(limits.totalBytes()));
    }
    if (count > HARMLESS && count / limits.ratio() > packed.count()) {
      throw new BrokenArchiveException(
          "it unpacks to more than " + limits.ratio() + " times its size");
    }
    return got;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
