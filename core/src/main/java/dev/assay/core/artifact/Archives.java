package dev.assay.core.artifact;

import dev.assay.core.artifact.zstandard.ZstandardStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.function.Predicate;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/// Opens zip archives (wheels, eggs, packages of conda) and tar archives, plain or packed with
/// gzip, bzip2, xz or zstandard, as trees in memory. Nothing is written to disk.
public final class Archives {
  /// The dictionary of `xz -9` and what it needs besides.
  private static final int XZ_KIB = 68 << 10;

  private Archives() {}

  /// Opens an archive by its content.
  ///
  /// Of a zip archive each file is read when it is asked for. A tar archive is read through once,
  /// and the files that `wanted` accepts by their path are kept, together no more than the limit of
  /// bytes for one file; the others are listed, and refused when read.
  public static Archive open(FileTree tree, String path, Limits limits, Predicate<String> wanted) {
    return switch (tree.open(path)) {
      case Opening.Opened(SeekableByteChannel channel) -> open(tree, path, channel, limits, wanted);
      case Opening.Absent() -> new Archive.Refused("no such file");
      case Opening.Refused(String reason) -> new Archive.Refused(reason);
    };
  }

  private static Archive open(
      FileTree tree,
      String path,
      SeekableByteChannel channel,
      Limits limits,
      Predicate<String> wanted) {
    try (channel) {
      PackedForm form = PackedForm.of(channel);
      return switch (form) {
        case ZIP ->
            new Archive.Opened(
                CondaTree.of(ZipTree.open(tree, path, channel, limits), limits, wanted));
        case TAR, GZIP, BZIP2, XZ, ZSTANDARD ->
            scan(form, new PackedStream(channel), limits, wanted);
        case AMBIGUOUS ->
            new Archive.Refused("a zip archive and something else at once, which readers dispute");
        case UNKNOWN -> new Archive.Refused("no archive that can be read, or cut short");
      };
    } catch (BrokenArchiveException e) {
      return new Archive.Refused(e.reason());
    } catch (EOFException _) {
      return new Archive.Refused("cut short");
    } catch (IOException _) {
      return new Archive.Refused("damaged, or cannot be read");
    }
  }

  private static Archive scan(
      PackedForm form, PackedStream packed, Limits limits, Predicate<String> wanted)
      throws IOException {
    try (InputStream in = new UnpackedStream(unpacked(form, packed), packed, limits)) {
      return new Archive.Opened(
          new TarScanner(new BufferedInputStream(in, 64 << 10), limits, wanted).scan());
    }
  }

  private static InputStream unpacked(PackedForm form, InputStream packed) throws IOException {
    try {
      return switch (form) {
        case GZIP -> new GzipStream(packed);
        case BZIP2 -> new BZip2CompressorInputStream(new BufferedInputStream(packed), true);
        case XZ -> new XZInputStream(packed, XZ_KIB);
        case ZSTANDARD -> new ZstandardStream(new BufferedInputStream(packed));
        case TAR, ZIP, AMBIGUOUS, UNKNOWN -> packed;
      };
    } catch (RuntimeException _) {
      // The decoders of bzip2 and xz are not ours, and read the first bytes here.
      throw new BrokenArchiveException("its packed content is damaged");
    }
  }
}
