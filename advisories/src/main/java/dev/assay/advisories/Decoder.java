package dev.assay.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/// Reads what [Encoder] wrote, from a place on.
final class Decoder {
  private final ByteBuffer buffer;
  private byte[] scratch = new byte[64];

  Decoder(ByteBuffer shared, int from) {
    this.buffer = shared.duplicate().position(from);
  }

  int number() {
    return Math.toIntExact(large());
  }

  long large() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = buffer.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        break;
      }
    }
    return value;
  }

  int fixed() {
    return buffer.getInt();
  }

  String text() {
    return text(0, number());
  }

  /// A text of which the first `kept` bytes are those of the text read before.
  String text(int kept, int more) {
    if (kept + more > scratch.length) {
      scratch = java.util.Arrays.copyOf(scratch, Math.max(kept + more, 2 * scratch.length));
    }
    buffer.get(scratch, kept, more);
    return new String(scratch, 0, kept + more, UTF_8);
  }

  int at() {
    return buffer.position();
  }
}
