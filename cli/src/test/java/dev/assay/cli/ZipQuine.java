package dev.assay.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// Makes a zip archive whose only member is the archive itself, by the construction of Russ Cox
/// ("Zip Files All The Way Down", 2010): a program in blocks of deflate, each five bytes long, that
/// prints itself between the headers. Its checksum, which it holds four times, is the solution of a
/// linear system.
final class ZipQuine {
  /// Lengths of headers with one unit behind, for which a copy takes five bytes.
  private static final int PREFIX = 65;

  private static final int SUFFIX = 258;
  private static final int UNIT = 5;
  private static final String NAME = "again/archive-in-itself-01.zip";

  private final int checksum;
  private final int salt;

  private ZipQuine(int checksum, int salt) {
    this.checksum = checksum;
    this.salt = salt;
  }

  static byte[] bytes() {
    for (int salt = 0; salt < 100; salt++) {
      long solution = solve(salt);
      if (solution >= 0) {
        return new ZipQuine((int) solution, salt).file();
      }
    }
    throw new AssertionError("no checksum fits");
  }

  /// The checksum that is that of the file with it; -1 where there is none.
  private static long solve(int salt) {
    int fixed = crc(new ZipQuine(0, salt).file());
    List<Long> rows = new ArrayList<>();
    int[] columns = new int[32];
    for (int bit = 0; bit < 32; bit++) {
      columns[bit] = crc(new ZipQuine(1 << bit, salt).file()) ^ fixed ^ 1 << bit;
    }
    for (int row = 0; row < 32; row++) {
      long equation = (long) (fixed >>> row & 1) << 32;
      for (int bit = 0; bit < 32; bit++) {
        equation |= (long) (columns[bit] >>> row & 1) << bit;
      }
      rows.add(equation);
    }
    long solution = 0;
    for (int bit = 0; bit < 32; bit++) {
      int pivot = bit;
      while (pivot < 32 && (rows.get(pivot) >>> bit & 1) == 0) {
        pivot++;
      }
      if (pivot == 32) {
        return -1;
      }
      long chosen = rows.set(pivot, rows.get(bit));
      rows.set(bit, chosen);
      for (int row = 0; row < 32; row++) {
        if (row != bit && (rows.get(row) >>> bit & 1) == 1) {
          rows.set(row, rows.get(row) ^ chosen);
        }
      }
    }
    for (int bit = 0; bit < 32; bit++) {
      solution |= (rows.get(bit) >>> 32 & 1) << bit;
    }
    return solution;
  }

  private static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private byte[] file() {
    byte[] head = head();
    byte[] tail = tail();
    byte[] four = literal(4 * UNIT);
    byte[] again = copy(2, 10, 4 * UNIT);
    byte[] one = literal(UNIT);
    byte[] none = literal(0);
    byte[] headCopy = copy(1, PREFIX, PREFIX);
    byte[] tailCopy = copy(1, SUFFIX, SUFFIX);
    return join(
        head,
        join(literal(PREFIX), head, literal(PREFIX)),
        headCopy,
        join(one, headCopy),
        join(one, one),
        join(four, headCopy, one, one, four),
        again,
        join(four, again, four, again, four),
        again,
        join(four, again, none, none, literal(SUFFIX)),
        again,
        join(none, none, literal(SUFFIX), tailCopy, tail),
        tailCopy,
        tail);
  }

  private static int length() {
    // The units between the headers, and both headers twice.
    return 2 * (PREFIX - UNIT) + 2 * (SUFFIX - UNIT) + 30 * UNIT;
  }

  /// The header of the member.
  private byte[] head() {
    return join(
        number(4, 0x04034B50), number(2, 20), entry(), number(2, 0), NAME.getBytes(US_ASCII));
  }

  /// Flags to the length of the name, which both headers hold.
  private byte[] entry() {
    int packed = length() - (PREFIX - UNIT) - (SUFFIX - 2 * UNIT);
    return join(
        number(2, 0),
        number(2, 8),
        number(4, 0x2821_0000),
        number(4, checksum),
        number(4, packed),
        number(4, length()),
        number(2, NAME.length()));
  }

  /// The end of the packed bytes, the directory, and a comment as long as it takes.
  private byte[] tail() {
    byte[] directory =
        join(
            number(4, 0x02014B50),
            number(2, 20),
            number(2, 20),
            entry(),
            new byte[16],
            NAME.getBytes(US_ASCII));
    int comment = SUFFIX - UNIT - UNIT - directory.length - 22;
    byte[] words = new byte[comment];
    words[0] = (byte) salt;
    return join(
        new byte[] {1, 0, 0, -1, -1},
        directory,
        number(4, 0x06054B50),
        new byte[4],
        number(2, 1),
        number(2, 1),
        number(4, directory.length),
        number(4, length() - (SUFFIX - 2 * UNIT)),
        number(2, comment),
        words);
  }

  /// A stored block of so many bytes, which follow it.
  private static byte[] literal(int size) {
    return join(new byte[] {0}, number(2, size), number(2, ~size));
  }

  /// Blocks of fixed codes that copy, and empty ones that fill five bytes.
  private static byte[] copy(int times, int length, int distance) {
    Bits bits = new Bits();
    bits.add(2, 3);
    for (int i = 0; i < times; i++) {
      bits.length(length);
      bits.distance(distance);
    }
    bits.add(0, 7);
    if (bits.count == 30) {
      bits.add(2, 3);
      bits.add(0, 7);
    }
    if (bits.count != 8 * UNIT) {
      throw new AssertionError("a copy of " + bits.count + " bits");
    }
    return number(UNIT, bits.value);
  }

  /// Bits in the order of deflate.
  private static final class Bits {
    private static final int[] BASES = {
      3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67
    };

    private long value;
    private int count;

    void add(long bits, int width) {
      value |= bits << count;
      count += width;
    }

    /// Codes are packed from their highest bit.
    void code(int code, int width) {
      add(Integer.reverse(code) >>> 32 - width, width);
    }

    void length(int length) {
      if (length == 258) {
        code(0b11000101, 8);
        return;
      }
      int index = BASES.length - 1;
      while (BASES[index] > length) {
        index--;
      }
      code(index + 1, 7);
      int extra = index < 8 ? 0 : index / 4 - 1;
      add(length - BASES[index], extra);
    }

    void distance(int distance) {
      int extra = 30 - Integer.numberOfLeadingZeros(distance - 1);
      int half = distance - 1 >>> extra & 1;
      code(2 * extra + 2 + half, 5);
      add(distance - 1 & (1 << extra) - 1, extra);
    }
  }

  private static byte[] number(int size, long value) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (value >>> 8 * i);
    }
    return bytes;
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
