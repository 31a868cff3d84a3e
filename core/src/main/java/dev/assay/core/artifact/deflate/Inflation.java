package dev.assay.core.artifact.deflate;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Unpacks DEFLATE (RFC 1951). It takes and refuses what zlib does, with which installers unpack.
/// All access is checked as that of any array, so that a mistake here is an exception and no memory
/// of others.
public final class Inflation {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /// What a longest match and three literals may take, and what is read or written beyond.
  private static final int ROOM = 258 + 3 + 8;

  private static final int AHEAD = 16;

  /// What the description of a block may take, and more than one match does.
  private static final int DESCRIPTION = 1 << 10;

  private static final int BUFFER = 1 << 16;

  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private final InputStream packed;
  private final int most;
  private final byte[] in;
  private int at;
  private int end;

  /// How many bytes the stream still has.
  private long unread;

  private byte[] out;
  private int to;

  /// The bits that come next, lowest first, and how many of them count; those above are right or 0.
  private long bits;

  private int count;

  private CodeTable literals = Codes.FIXED_LITERALS;
  private CodeTable distances = Codes.FIXED_DISTANCES;
  private final CodeTable ownLiterals = Codes.literals();
  private final CodeTable ownDistances = Codes.distances();
  private final CodeTable codes = Codes.lengths();
  private final byte[] lengths = new byte[Codes.MOST_LITERALS + Codes.MOST_DISTANCES];

  private Inflation(InputStream packed, long length, byte[] out, int most) {
    this.packed = packed;
    this.unread = length;
    this.in = new byte[(int) Math.min(BUFFER, length)];
    this.out = out;
    this.most = most;
  }

  /// Unpacks what a stream begins with; more of it may be read.
  ///
  /// @param length how many bytes of the stream are read at most
  /// @param size how many bytes are made of it at most
  /// @param first for how many of them there is room from the beginning
  /// @throws DamagedBlockException when it is damaged, cut short, or would be more
  public static byte[] inflate(InputStream packed, long length, int size, int first)
      throws IOException {
    Inflation inflation = new Inflation(packed, length, new byte[Math.min(size, first)], size);
    inflation.run();
    return inflation.to == inflation.out.length
        ? inflation.out
        : Arrays.copyOf(inflation.out, inflation.to);
  }

  private void run() throws IOException {
    boolean last = false;
    while (!last) {
      fetch(DESCRIPTION);
      last = take(1) == 1;
      switch (take(2)) {
        case 0 -> stored();
        case 1 -> {
          literals = Codes.FIXED_LITERALS;
          distances = Codes.FIXED_DISTANCES;
          block();
        }
        case 2 -> {
          described();
          block();
        }
        default -> throw DamagedBlockException.damaged();
      }
    }
  }

  /// Reads on where there is less than this to be read, as long as there is more.
  private void fetch(int least) throws IOException {
    if (unread == 0 || end - at >= least) {
      return;
    }
    giveBack();
    end -= at;
    System.arraycopy(in, at, in, 0, end);
    at = 0;
    int asked = (int) Math.min(in.length - end, unread);
    int read = packed.readNBytes(in, end, asked);
    unread = read < asked ? 0 : unread - read;
    end += read;
  }

  /// Goes back to the byte of which bits were taken last.
  private void giveBack() {
    at -= count >>> 3;
    count &= 7;
    bits &= (1L << count) - 1;
  }

  /// Has at least 56 bits; beyond the end they are 0, and count until they are taken.
  private void refill() {
    if (end - at >= Long.BYTES) {
      bits |= (long) LONGS.get(in, at) << count;
      at += (63 - count) >>> 3;
      count |= 56;
    } else {
      while (count < 56) {
        bits |= at < end ? (in[at] & 0xFFL) << count : 0;
        at++;
        count += 8;
      }
    }
  }

  /// Up to 16 bits.
  private int take(int number) throws DamagedBlockException {
    refill();
    int value = (int) bits & (1 << number) - 1;
    drop(number);
    if (isBeyond()) {
      throw DamagedBlockException.damaged();
    }
    return value;
  }

  private void drop(int number) {
    bits >>>= number;
    count -= number;
  }

  /// Whether more was taken than there is.
  private boolean isBeyond() {
    return at - (count >>> 3) > end;
  }

  private void stored() throws IOException {
    drop(count & 7);
    int left = take(16);
    if (left != (~take(16) & 0xFFFF)) {
      throw DamagedBlockException.damaged();
    }
    giveBack();
    while (left > 0) {
      fetch(1);
      int some = Math.min(left, end - at);
      if (some == 0) {
        throw DamagedBlockException.damaged();
      }
      reserve(some);
      System.arraycopy(in, at, out, to, some);
      at += some;
      to += some;
      left -= some;
    }
  }

  private void described() throws DamagedBlockException {
    int literalCount = take(5) + Codes.END + 1;
    int distanceCount = take(5) + 1;
    int codeCount = take(4) + 4;
    if (literalCount > Codes.MOST_LITERALS || distanceCount > Codes.MOST_DISTANCES) {
      throw DamagedBlockException.damaged();
    }
    Arrays.fill(lengths, 0, ORDER.length, (byte) 0);
    for (int i = 0; i < codeCount; i++) {
      lengths[ORDER[i]] = (byte) take(3);
    }
    codes.build(lengths, 0, ORDER.length, false);
    lengths(literalCount + distanceCount);
    if (lengths[Codes.END] == 0 || isBeyond()) {
      throw DamagedBlockException.damaged();
    }
    literals = ownLiterals;
    literals.build(lengths, 0, literalCount, true);
    distances = ownDistances;
    distances.build(lengths, literalCount, distanceCount, true);
  }

  private void lengths(int all) throws DamagedBlockException {
    int known = 0;
    while (known < all) {
      refill();
      int entry = codes.entries[(int) bits & (1 << codes.bits) - 1];
      if ((entry & CodeTable.OTHER) != 0) {
        throw DamagedBlockException.damaged();
      }
      drop(entry & 0xFF);
      int symbol = entry >>> 16;
      if (symbol < 16) {
        lengths[known++] = (byte) symbol;
        continue;
      }
      int times =
          switch (symbol) {
            case 16 -> 3 + take(2);
            case 17 -> 3 + take(3);
            default -> 11 + take(7);
          };
      if (known + times > all || (symbol == 16 && known == 0)) {
        throw DamagedBlockException.damaged();
      }
      Arrays.fill(lengths, known, known + times, symbol == 16 ? lengths[known - 1] : 0);
      known += times;
    }
  }

  /// Makes room for more bytes.
  private void reserve(int more) throws DamagedBlockException {
    if (more > most - to) {
      throw DamagedBlockException.tooLong();
    }
    if (more > out.length - to) {
      out = Arrays.copyOf(out, (int) Math.min(most, Math.max(2L * out.length, to + (long) more)));
    }
  }

  /// Unpacks to the end of a block.
  private void block() throws IOException {
    do {
      fetch(DESCRIPTION);
      if (fast()) {
        return;
      }
    } while (one());
  }

  /// Unpacks as long as there is enough to read and enough room; whether the block ended.
  private boolean fast() throws DamagedBlockException {
    int lastAt = end - AHEAD;
    int lastTo = out.length - ROOM;
    while (at <= lastAt && to <= lastTo) {
      fill();
      int entry = peek(literals);
      if (entry < 0) {
        // Up to three literals leave enough bits.
        literal(entry);
        entry = peek(literals);
        if (entry < 0) {
          literal(entry);
          entry = peek(literals);
          if (entry < 0) {
            literal(entry);
            continue;
          }
        }
        fill();
      }
      if ((entry & CodeTable.OTHER) != 0) {
        entry = known(literals, entry);
        if (entry < 0) {
          literal(entry);
          continue;
        }
        if ((entry & CodeTable.END_OF_BLOCK) != 0) {
          drop(entry & 0xFF);
          return true;
        }
      }
      match(entry);
    }
    return false;
  }

  /// The same as [#refill] where there is enough.
  private void fill() {
    bits |= (long) LONGS.get(in, at) << count;
    at += (63 - count) >>> 3;
    count |= 56;
  }

  private int peek(CodeTable table) {
    return table.entries[(int) bits & (1 << table.bits) - 1];
  }

  private void literal(int entry) {
    drop(entry & 0xFF);
    out[to++] = (byte) (entry >> 16);
  }

  private void match(int entry) throws DamagedBlockException {
    int length = value(entry, bits);
    drop(entry & 0xFF);
    int second = peek(distances);
    if ((second & CodeTable.OTHER) != 0) {
      second = known(distances, second);
    }
    int back = value(second, bits);
    drop(second & 0xFF);
    if (back > to) {
      throw DamagedBlockException.damaged();
    }
    copy(out, to, back, to + length);
    to += length;
  }

  /// What stands in the table of a longer code.
  private int known(CodeTable table, int entry) throws DamagedBlockException {
    int found = entry;
    if ((entry & CodeTable.TABLE) != 0) {
      drop(table.bits);
      found = table.entries[(entry >>> 16) + ((int) bits & (1 << (entry >> 8 & 0xF)) - 1)];
    }
    if ((found & (CodeTable.OTHER | CodeTable.END_OF_BLOCK)) == CodeTable.OTHER) {
      throw DamagedBlockException.damaged();
    }
    return found;
  }

  /// The value of an entry: its own, and what the bits behind the code add.
  private static int value(int entry, long ahead) {
    return (entry >>> 16) + (int) ((ahead & (1L << (entry & 0xFF)) - 1) >>> (entry >> 8 & 0xF));
  }

  /// Copies what stands so far back, which may overlap; a few bytes more than asked for.
  private static void copy(byte[] out, int to, int back, int end) {
    int o = to;
    int from = to - back;
    if (back >= Long.BYTES) {
      do {
        LONGS.set(out, o, (long) LONGS.get(out, from));
        o += Long.BYTES;
        from += Long.BYTES;
      } while (o < end);
    } else if (back == 1) {
      long same = (out[from] & 0xFFL) * 0x0101010101010101L;
      do {
        LONGS.set(out, o, same);
        o += Long.BYTES;
      } while (o < end);
    } else {
      while (o < end) {
        out[o++] = out[from++];
      }
    }
  }

  /// Unpacks one literal or match, near an end; false where the block ends.
  private boolean one() throws DamagedBlockException {
    int entry = next(literals);
    if (entry < 0) {
      taken(entry);
      reserve(1);
      out[to++] = (byte) (entry >> 16);
      return true;
    }
    if ((entry & CodeTable.END_OF_BLOCK) != 0) {
      taken(entry);
      return false;
    }
    int length = value(entry, bits);
    taken(entry);
    entry = next(distances);
    int back = value(entry, bits);
    taken(entry);
    if (back > to) {
      throw DamagedBlockException.damaged();
    }
    reserve(length);
    for (int end = to + length; to < end; to++) {
      out[to] = out[to - back];
    }
    return true;
  }

  private int next(CodeTable table) throws DamagedBlockException {
    refill();
    int entry = peek(table);
    return (entry & CodeTable.OTHER) == 0 ? entry : known(table, entry);
  }

  private void taken(int entry) throws DamagedBlockException {
    drop(entry & 0xFF);
    if (isBeyond()) {
      throw DamagedBlockException.damaged();
    }
  }
}
