package dev.assay.core.artifact.zstandard;

/// The compressed blocks of one frame (RFC 8878, 3.1.1.3): literals, and sequences that say where
/// to copy from in between.
final class Blocks {
  /// The largest block of any frame, in bytes.
  static final int LARGEST = 128 << 10;

  private final Window window;
  private final Literals literals;
  private final Code lengths;
  private final Code offsets;
  private final Code matches;
  private long last;
  private long second;
  private long third;

  Blocks(Window window) {
    this.window = window;
    Work work = new Work();
    this.literals = new Literals(work);
    this.lengths = Code.literalLengths(work);
    this.offsets = Code.offsets(work);
    this.matches = Code.matchLengths(work);
  }

  /// Begins a frame.
  void reset() {
    literals.reset();
    lengths.reset();
    offsets.reset();
    matches.reset();
    last = 1;
    second = 4;
    third = 8;
  }

  /// Unpacks a block of so many bytes.
  ///
  /// @param most what it may unpack to
  void unpack(byte[] block, int to, int most) throws DamagedFrameException {
    int at = literals.read(block, to);
    if (at >= to) {
      throw DamagedFrameException.damaged();
    }
    int first = block[at++] & 0xFF;
    int count = first;
    if (first >= 128) {
      int more = first == 255 ? 2 : 1;
      if (at + more > to) {
        throw DamagedFrameException.damaged();
      }
      count =
          first == 255
              ? (block[at] & 0xFF) + ((block[at + 1] & 0xFF) << 8) + 0x7F00
              : ((first - 128) << 8) + (block[at] & 0xFF);
      at += more;
    }
    if (literals.size() > most) {
      throw DamagedFrameException.damaged();
    }
    int used = 0;
    if (count > 0) {
      used = sequences(count, bits(block, at, to), most);
    } else if (at != to) {
      throw DamagedFrameException.damaged();
    }
    window.append(literals.bytes(), used, literals.size() - used);
  }

  /// Reads the three codes; the bits of the sequences follow them.
  private BackwardBits bits(byte[] block, int from, int to) throws DamagedFrameException {
    if (from >= to || (block[from] & 3) != 0) {
      throw DamagedFrameException.damaged();
    }
    int modes = block[from] & 0xFF;
    int at = lengths.read(modes >> 6, block, from + 1, to);
    at = offsets.read(modes >> 4 & 3, block, at, to);
    at = matches.read(modes >> 2 & 3, block, at, to);
    return new BackwardBits(block, at, to);
  }

  /// Unpacks the sequences; how many literals they used.
  private int sequences(int count, BackwardBits in, int most) throws DamagedFrameException {
    StateTable lengthTable = lengths.table();
    StateTable offsetTable = offsets.table();
    StateTable matchTable = matches.table();
    int length = lengthTable.first(in);
    int offset = offsetTable.first(in);
    int match = matchTable.first(in);
    long room = (long) most - literals.size();
    int used = 0;
    for (int i = 1; i <= count; i++) {
      int code = offsetTable.symbol(offset);
      long distance = (1L << code) + (in.read(code) & 0xFFFF_FFFFL);
      int copied = Predefined.match(matchTable.symbol(match), in);
      int taken = Predefined.literals(lengthTable.symbol(length), in);
      room -= copied;
      if (taken > literals.size() - used || room < 0 || in.left() < 0) {
        throw DamagedFrameException.damaged();
      }
      window.append(literals.bytes(), used, taken);
      used += taken;
      window.copy(back(distance, taken == 0), copied);
      if (i < count) {
        length = lengthTable.next(length, in);
        match = matchTable.next(match, in);
        offset = offsetTable.next(offset, in);
      }
    }
    if (in.left() != 0) {
      throw DamagedFrameException.damaged();
    }
    return used;
  }

  /// How far back a sequence copies from: the first three values stand for distances used before.
  private long back(long value, boolean shifted) {
    long index = value - 1 + (shifted ? 1 : 0);
    long distance;
    if (value > 3) {
      distance = value - 3;
    } else if (index == 0) {
      return last;
    } else if (index == 1) {
      distance = second;
      second = last;
      last = distance;
      return distance;
    } else {
      distance = index == 2 ? third : last - 1;
    }
    third = second;
    second = last;
    last = distance;
    return distance;
  }
}
