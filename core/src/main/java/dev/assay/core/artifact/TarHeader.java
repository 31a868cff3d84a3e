package dev.assay.core.artifact;

import java.io.IOException;
import java.util.Arrays;

/// One header block of a tar archive (POSIX ustar and GNU).
///
/// @param size the bytes that follow, before they are padded to whole blocks
/// @param isExtended whether more blocks of an old GNU sparse map follow
record TarHeader(String name, char type, long size, String link, boolean isExtended) {
  static final int BLOCK = 512;

  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_END = 156;

  /// Reads a block.
  ///
  /// @throws BrokenArchiveException when it is no header
  static TarHeader read(byte[] block) throws IOException {
    if (!isHeader(block)) {
      throw new BrokenArchiveException("damaged");
    }
    char type = (char) (block[156] & 0xFF);
    String name = text(block, 0, 100);
    if (isUstar(block) && block[345] != 0 && type != 'S') {
      name = text(block, 345, 500) + "/" + name;
    }
    long size = number(block, 124, 136);
    if (size < 0) {
      throw new BrokenArchiveException("damaged: the size of `" + name + "` is impossible");
    }
    return new TarHeader(name, type, size, text(block, 157, 257), type == 'S' && block[482] != 0);
  }

  /// Whether the checksum of a block is right, as a sum of unsigned or of signed bytes.
  static boolean isHeader(byte[] block) {
    long wanted = number(block, CHECKSUM, CHECKSUM_END);
    int unsigned = 0;
    int signed = 0;
    for (int i = 0; i < BLOCK; i++) {
      boolean inside = i >= CHECKSUM && i < CHECKSUM_END;
      unsigned += inside ? ' ' : block[i] & 0xFF;
      signed += inside ? ' ' : block[i];
    }
    return wanted == unsigned || wanted == signed;
  }

  private static boolean isUstar(byte[] block) {
    // GNU archives end the word with spaces and hold other things where the prefix would be.
    return block[257] == 'u' && block[258] == 's' && block[262] == 0;
  }

  private static String text(byte[] block, int from, int to) {
    int end = from;
    while (end < to && block[end] != 0) {
      end++;
    }
    return PathText.decode(Arrays.copyOfRange(block, from, end));
  }

  /// An octal or base-256 number; -1 when there is none.
  private static long number(byte[] block, int from, int to) {
    return (block[from] & 0x80) != 0 ? base256(block, from, to) : octal(block, from, to);
  }

  private static long base256(byte[] block, int from, int to) {
    long number = block[from] & 0x7F;
    for (int i = from + 1; i < to; i++) {
      if (number > Long.MAX_VALUE >> 9) {
        return -1;
      }
      number = number << 8 | (block[i] & 0xFF);
    }
    return number;
  }

  private static long octal(byte[] block, int from, int to) {
    int at = from;
    while (at < to && block[at] == ' ') {
      at++;
    }
    long number = 0;
    for (; at < to && block[at] != 0 && block[at] != ' '; at++) {
      if (block[at] < '0' || block[at] > '7') {
        return -1;
      }
      number = number * 8 + (block[at] - '0');
    }
    return number;
  }

  boolean isFolder() {
    return type == '5' || (type == 0 && name.endsWith("/"));
  }

  /// Whether bytes follow: not after links, devices, folders and pipes, whatever their size says.
  boolean hasContent() {
    return (type < '1' || type > '6') && !isFolder();
  }

  boolean isLink() {
    return type == '1' || type == '2';
  }

  TarHeader withName(String changed) {
    return new TarHeader(changed, type, size, link, isExtended);
  }

  TarHeader withLink(String changed) {
    return new TarHeader(name, type, size, changed, isExtended);
  }

  TarHeader withSize(long changed) {
    return new TarHeader(name, type, changed, link, isExtended);
  }

  TarHeader withType(char changed) {
    return new TarHeader(name, changed, size, link, isExtended);
  }
}
