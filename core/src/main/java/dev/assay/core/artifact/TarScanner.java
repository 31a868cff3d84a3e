package dev.assay.core.artifact;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads a tar archive through once and keeps what is wanted. Where the archive breaks, what came
/// before stays, and a gap tells of the break.
final class TarScanner {
  /// Names and pax headers of real archives are a few hundred bytes long.
  private static final int LONGEST_EXTENSION = 1 << 20;

  /// How far a writer pads the end with zeros (20 blocks make one record).
  private static final int PADDING = 20;

  private final InputStream in;
  private final Predicate<String> wanted;
  private final Limits limits;
  private final Gaps gaps = new Gaps();
  private final TarTree tree;
  private final byte[] block = new byte[TarHeader.BLOCK];
  private final byte[] drain = new byte[64 << 10];
  private final PaxFields global = new PaxFields();
  private final PaxFields own = new PaxFields();
  private @Nullable String longName;
  private @Nullable String longLink;
  private long kept;

  TarScanner(InputStream in, Limits limits, Predicate<String> wanted) {
    this.in = in;
    this.wanted = wanted;
    this.limits = limits;
    this.tree = new TarTree(limits, gaps);
  }

  /// Reads all of it.
  ///
  /// @throws IOException when not even the first header can be read
  FileTree scan() throws IOException {
    if (!fill(block)) {
      throw new BrokenArchiveException("empty");
    }
    if (!isEnd()) {
      TarHeader.read(block);
    }
    try {
      readEntries();
    } catch (BrokenArchiveException e) {
      gaps.add("", e.reason() + "; what follows was not read");
    } catch (EOFException _) {
      gaps.add("", "cut short");
    } catch (IOException _) {
      gaps.add("", "damaged; what follows was not read");
    }
    tree.finish();
    return tree;
  }

  private void readEntries() throws IOException {
    do {
      if (isEnd()) {
        expectNothing();
        return;
      }
      readEntry(TarHeader.read(block));
    } while (fill(block));
    gaps.add("", "its end is missing: it may be cut short");
  }

  private void expectNothing() throws IOException {
    for (int i = 0; i < PADDING && fill(block); i++) {
      if (!isEnd()) {
        gaps.add("", "it holds more after its end, which some readers see");
        return;
      }
    }
  }

  private void readEntry(TarHeader header) throws IOException {
    switch (header.type()) {
      case 'x', 'X' -> own.add(extension(header));
      case 'g' -> global.add(extension(header));
      case 'L' -> longName = text(extension(header));
      case 'K' -> longLink = text(extension(header));
      default -> {
        TarHeader named = longName == null ? header : header.withName(longName);
        TarHeader linked = longLink == null ? named : named.withLink(longLink);
        TarHeader whole = own.applied(linked, global);
        own.clear();
        longName = null;
        longLink = null;
        place(whole);
      }
    }
  }

  private void place(TarHeader header) throws IOException {
    String path = tree.place(header.name());
    skipSparseMap(header);
    if (path == null || path.isEmpty() || header.isFolder()) {
      skip(header.hasContent() ? header.size() : 0);
    } else if (header.isLink()) {
      tree.link(path, header);
    } else if (header.type() == 'S') {
      tree.other(path, "a sparse file, which is not read");
      skip(header.size());
    } else if (!header.hasContent()) {
      tree.other(path, "a device or a pipe");
    } else {
      tree.file(path, header.size(), content(path, header.size()));
    }
  }

  private Content content(String path, long size) throws IOException {
    if (!wanted.test(path)) {
      skip(size);
      return new Content.Refused("not kept when the archive was read");
    }
    if (size > limits.fileBytes() - kept) {
      skip(size);
      return new Content.Refused("larger than " + ByteCount.text(limits.fileBytes() - kept));
    }
    kept += size;
    return new Content.Bytes(padded((int) size));
  }

  private byte[] extension(TarHeader header) throws IOException {
    if (header.size() > LONGEST_EXTENSION) {
      throw new BrokenArchiveException("a header of " + ByteCount.text(header.size()));
    }
    return padded((int) header.size());
  }

  private static String text(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return PathText.decode(Arrays.copyOf(bytes, end));
  }

  /// So many bytes, and past the padding after them.
  private byte[] padded(int size) throws IOException {
    // The declared size is not allocated before the bytes have come.
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException();
    }
    drain(padding(size));
    return bytes;
  }

  private void skip(long size) throws IOException {
    drain(size);
    drain(padding(size));
  }

  private void drain(long size) throws IOException {
    for (long left = size; left > 0; ) {
      int got = in.read(drain, 0, (int) Math.min(drain.length, left));
      if (got < 0) {
        throw new EOFException();
      }
      left -= got;
    }
  }

  private static long padding(long size) {
    return (TarHeader.BLOCK - size % TarHeader.BLOCK) % TarHeader.BLOCK;
  }

  private void skipSparseMap(TarHeader header) throws IOException {
    boolean more = header.isExtended();
    while (more) {
      if (!fill(block)) {
        throw new EOFException();
      }
      more = block[504] != 0;
    }
  }

  private boolean isEnd() {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /// Fills a block; false at the end of the archive.
  private boolean fill(byte[] into) throws IOException {
    int got = in.readNBytes(into, 0, into.length);
    if (got > 0 && got < into.length) {
      throw new EOFException();
    }
    return got > 0;
  }
}
