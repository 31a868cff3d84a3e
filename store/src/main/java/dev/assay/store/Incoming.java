package dev.assay.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A file on its way in: digest and size are known as soon as it has been written, and nobody sees
/// it before it is kept. One that is closed without being kept leaves nothing. Throws
/// [StoreException] when the disk is full.
public final class Incoming extends OutputStream {
  private final Blobs blobs;
  private final Path part;
  private final long mostBytes;
  private final FileChannel channel;
  private final MessageDigest digest = Digests.sha256();
  private long size;
  private @Nullable String sha256;

  Incoming(Blobs blobs, Path part, long mostBytes) throws IOException {
    this.blobs = blobs;
    this.part = part;
    this.mostBytes = mostBytes;
    this.channel = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.READ);
  }

  /// More bytes came than may come.
  public static final class TooLargeException extends IOException {
    TooLargeException(long mostBytes) {
      super("more than " + mostBytes + " bytes");
    }
  }

  @Override
  public void write(int b) throws TooLargeException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws TooLargeException {
    if (sha256 != null) {
      throw new IllegalStateException("the digest was asked for: nothing may follow");
    }
    if (length > mostBytes - size) {
      throw new TooLargeException(mostBytes);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw Failures.of(e);
    }
    digest.update(bytes, offset, length);
    size += length;
  }

  /// How many bytes came so far.
  public long size() {
    return size;
  }

  /// The digest of all that was written; nothing may be written after.
  public String sha256() {
    if (sha256 == null) {
      sha256 = HexFormat.of().formatHex(digest.digest());
    }
    return sha256;
  }

  /// The file as it is being written, for whoever must look into it before it is kept.
  public Path path() {
    return part;
  }

  /// Makes the file durable and visible under its digest; returns after the disk and the database
  /// have it.
  public Blob keep(long now) {
    sync();
    return blobs.keep(part, sha256(), size, now);
  }

  /// The same for a file that can be fetched again; its bytes are as durable, its row is not.
  public Blob cache(long now) {
    sync();
    return blobs.cache(part, sha256(), size, now);
  }

  /// The same without a row, which follows.
  void place() {
    sync();
    blobs.place(part, sha256());
  }

  private void sync() {
    try {
      channel.force(true);
      channel.close();
    } catch (IOException e) {
      throw Failures.of(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw Failures.of(e);
    }
  }
}
