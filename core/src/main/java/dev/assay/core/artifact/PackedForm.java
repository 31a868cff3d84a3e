package dev.assay.core.artifact;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/// The forms of archives, told apart by their first bytes, or their last ones for zip archives:
/// these may begin with anything.
enum PackedForm {
  ZIP,
  TAR,
  GZIP,
  BZIP2,
  XZ,
  ZSTANDARD,
  /// One form at its beginning and a zip archive at its end; pip unpacks the latter.
  AMBIGUOUS,
  UNKNOWN;

  /// The form of a file, which is left at its beginning.
  static PackedForm of(SeekableByteChannel channel) throws IOException {
    RandomBytes in = new RandomBytes(channel);
    byte[] block = new byte[TarHeader.BLOCK];
    int length = in.fill(0, block);
    boolean isTar = length == block.length && (TarHeader.isHeader(block) || isEmptyTar(block));
    PackedForm form = isTar ? TAR : of(block);
    if (form != ZIP && ZipEnd.isAtEnd(in)) {
      form = form == UNKNOWN ? ZIP : AMBIGUOUS;
    }
    channel.position(0);
    return form;
  }

  private static PackedForm of(byte[] block) {
    if (begins(block, 'P', 'K', 3, 4) || begins(block, 'P', 'K', 5, 6)) {
      return ZIP;
    }
    if (begins(block, 0x1F, 0x8B)) {
      return GZIP;
    }
    if (begins(block, 'B', 'Z', 'h')) {
      return BZIP2;
    }
    if (begins(block, 0xFD, '7', 'z', 'X', 'Z')) {
      return XZ;
    }
    return isZstandard(block) ? ZSTANDARD : UNKNOWN;
  }

  /// A frame, or one that is skipped.
  private static boolean isZstandard(byte[] block) {
    boolean skipped =
        (block[0] & 0xF0) == 0x50 && block[1] == 0x2A && block[2] == 0x4D && block[3] == 0x18;
    return skipped || begins(block, 0x28, 0xB5, 0x2F, 0xFD);
  }

  private static boolean begins(byte[] block, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if ((block[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEmptyTar(byte[] block) {
    return Arrays.equals(block, new byte[block.length]);
  }
}
