package dev.assay.core.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Makes hostile variants of well-formed files for fuzz tests. The same seed gives the same
/// variants in the same order, so that a failure can be repeated.
public final class Mutator {
  private static final int MOST_CHANGES = 6;
  private static final int LONGEST_REPEAT = 64;

  private static final byte[][] INTERESTING = {
    {0},
    {(byte) 0xFF},
    {(byte) 0xC0, (byte) 0x80},
    {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
    {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
    {(byte) 0xF0, (byte) 0x9F},
    utf8("\r"),
    utf8("\n"),
    utf8("\r\n"),
    utf8("\t"),
    utf8("\u2028"),
    utf8("\u202E"),
    utf8("İ"),
    utf8("\\"),
    utf8("\\u"),
    utf8("\""),
    utf8("\"\"\""),
    utf8("'"),
    utf8("'''"),
    utf8("["),
    utf8("[["),
    utf8("{"),
    utf8("]"),
    utf8("}"),
    utf8("="),
    utf8(":"),
    utf8(","),
    utf8("."),
    utf8("#"),
    utf8("&a"),
    utf8("*a"),
    utf8("- "),
    utf8("-1"),
    utf8("1e999999999"),
    utf8("99999999999999999999"),
    utf8("%s"),
    utf8("../"),
    utf8("${HOME}"),
  };

  private final Random random;
  private final List<byte[]> seeds;

  /// Variants of these texts.
  public static Mutator ofTexts(long seed, List<String> texts) {
    return new Mutator(seed, texts.stream().map(Mutator::utf8).toList());
  }

  /// Variants of these files, of which there is at least one.
  public Mutator(long seed, List<byte[]> seeds) {
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("nothing to mutate");
    }
    this.random = new Random(seed);
    this.seeds = List.copyOf(seeds);
  }

  /// The next variant of one of the files.
  public byte[] next() {
    byte[] bytes = anySeed().clone();
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int change = 0; change < changes; change++) {
      bytes = mutate(bytes);
    }
    return bytes;
  }

  private byte[] mutate(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int end = at + random.nextInt(bytes.length - at + 1);
    return switch (random.nextInt(8)) {
      case 0 -> flip(bytes);
      case 1 -> replace(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(4)), new byte[0]);
      case 2 -> replace(bytes, at, end, new byte[0]);
      case 3 -> replace(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
      case 4 -> replace(bytes, at, at, interesting());
      case 5 -> replace(bytes, at, at, repeated(interesting()));
      case 6 -> Arrays.copyOf(bytes, at);
      default -> splice(bytes, at);
    };
  }

  private byte[] flip(byte[] bytes) {
    if (bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private byte[] splice(byte[] bytes, int at) {
    byte[] other = anySeed();
    int from = random.nextInt(other.length + 1);
    int end = from + random.nextInt(other.length - from + 1);
    return replace(bytes, at, at, Arrays.copyOfRange(other, from, end));
  }

  private byte[] interesting() {
    return INTERESTING[random.nextInt(INTERESTING.length)];
  }

  private byte[] anySeed() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] repeated(byte[] part) {
    byte[] whole = new byte[part.length * (1 + random.nextInt(LONGEST_REPEAT))];
    for (int at = 0; at < whole.length; at++) {
      whole[at] = part[at % part.length];
    }
    return whole;
  }

  private static byte[] replace(byte[] bytes, int from, int end, byte[] with) {
    byte[] changed = new byte[bytes.length - (end - from) + with.length];
    System.arraycopy(bytes, 0, changed, 0, from);
    System.arraycopy(with, 0, changed, from, with.length);
    System.arraycopy(bytes, end, changed, from + with.length, bytes.length - end);
    return changed;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
