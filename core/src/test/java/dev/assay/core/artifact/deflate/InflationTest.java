package dev.assay.core.artifact.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Beside the JDK's inflater, which is zlib's.
class InflationTest {
  private static final int CASES = 20_000;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 257, 300, 4_096, 70_000, 1_500_000})
  void givesBackWhatWasPacked(int length) throws IOException {
    Random random = new Random(length);
    for (int level = 0; level <= 9; level += 3) {
      for (int strategy : new int[] {Deflater.DEFAULT_STRATEGY, Deflater.HUFFMAN_ONLY}) {
        byte[] plain = text(random, length);
        byte[] packed = packed(plain, level, strategy);

        assertThat(inflate(packed, length)).isEqualTo(plain);
        assertThat(inflate(Arrays.copyOf(packed, packed.length + 9), length)).isEqualTo(plain);
      }
    }
  }

  @Test
  void readsOnWhileThereIsMore() throws IOException {
    byte[] plain = new byte[3 << 20];
    new Random(1).nextBytes(plain);
    byte[] packed = packed(plain, 6, Deflater.DEFAULT_STRATEGY);
    ByteArrayInputStream stream = new ByteArrayInputStream(packed);

    assertThat(Inflation.inflate(stream, packed.length, plain.length, 100)).isEqualTo(plain);
    assertThatThrownBy(
            () ->
                Inflation.inflate(
                    new ByteArrayInputStream(packed, 0, packed.length - 1),
                    packed.length,
                    plain.length,
                    100))
        .hasMessage("its packed content is damaged");
  }

  /// Each block of ten bits holds nothing: as fast as they are read.
  @Test
  void manyEmptyBlocks() {
    byte[] blocks = new byte[5 << 20];
    for (int bit = 0; bit + 10 <= blocks.length * 8; bit += 10) {
      blocks[(bit + 1) >> 3] |= (byte) (1 << (bit + 1 & 7));
    }
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertThatThrownBy(() -> inflate(blocks, 10)).hasMessageContaining("damaged"));
  }

  @Test
  void isNoMoreThanDeclared() {
    byte[] packed = packed(new byte[50_000], 9, Deflater.DEFAULT_STRATEGY);

    assertThatThrownBy(() -> inflate(packed, 49_999))
        .isInstanceOfSatisfying(
            DamagedBlockException.class,
            e -> assertThat(e.reason()).isEqualTo("it unpacks to more than it declares"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The last block of three kinds, empty; one distance, of which one bit is used or none.
        "0300 | ",
        "010000ffff | ",
        "010100feff61 | 61",
        "4b04 0000 | 61",
        // A block that describes its code, the description whole and with a code left over.
        "05c0010900000080a0ffaf05 | ",
        "05c0010900000000a0fead05 | damaged",
        // What no block is, lengths that contradict each other, a distance too far back.
        "07 | damaged",
        "010100feaf61 | damaged",
        "0100 | damaged",
        "4b24 0200 | damaged",
        // Codes 286 of lengths and 30 of distances, and too many of either.
        "1b03 0000 | damaged",
        "fdff ffff | damaged",
      })
  void blocksByHand(String packed, @Nullable String plain) throws Exception {
    byte[] bytes = HexFormat.of().parseHex(packed.replace(" ", ""));
    byte[] expected = byZlib(bytes, 1_000);
    if ("damaged".equals(plain)) {
      assertThat(expected).isNull();
      assertThatThrownBy(() -> inflate(bytes, 1_000)).isInstanceOf(DamagedBlockException.class);
    } else {
      assertThat(inflate(bytes, 1_000))
          .isEqualTo(expected)
          .isEqualTo(HexFormat.of().parseHex(plain == null ? "" : plain));
    }
  }

  @Test
  void takesAndRefusesWhatZlibDoes() throws Exception {
    Random random = new Random(5);
    int whole = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] packed = i % 3 == 0 ? noise(random) : damaged(random);
      int size = random.nextInt(4) == 0 ? random.nextInt(400) : 4_000;
      byte[] expected = byZlib(packed, size);
      byte[] found;
      try {
        found = inflate(packed, size);
      } catch (DamagedBlockException _) {
        found = null;
      }
      assertThat(found)
          .as("%d bytes of %s", size, HexFormat.of().formatHex(packed))
          .isEqualTo(expected);
      whole += expected == null ? 0 : 1;
    }
    assertThat(whole).isBetween(CASES / 20, CASES / 2);
  }

  private static byte[] inflate(byte[] packed, int size) throws IOException {
    return Inflation.inflate(new ByteArrayInputStream(packed), packed.length, size, 1 << 20);
  }

  private static byte[] noise(Random random) {
    byte[] noise = new byte[1 + random.nextInt(60)];
    random.nextBytes(noise);
    noise[0] = (byte) (noise[0] & ~7 | random.nextInt(6));
    return noise;
  }

  private static byte[] damaged(Random random) {
    byte[] packed =
        packed(text(random, random.nextInt(900)), random.nextInt(10), random.nextInt(3));
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(random.nextBoolean() ? Math.min(packed.length, 90) : packed.length);
      packed[at] ^= (byte) (1 << random.nextInt(8));
    }
    return random.nextInt(8) == 0
        ? Arrays.copyOf(packed, 1 + random.nextInt(packed.length))
        : packed;
  }

  /// Bytes some of which stand there before.
  private static byte[] text(Random random, int length) {
    byte[] words =
        "import os\nimport sys\n    return self.value(x)\n".getBytes(StandardCharsets.US_ASCII);
    byte[] text = new byte[length];
    int kinds = 1 + random.nextInt(256);
    for (int i = 0; i < length; ) {
      int some = Math.min(length - i, 1 + random.nextInt(40));
      int from = random.nextInt(Math.max(1, Math.min(i, 40_000)));
      for (int k = 0; k < some; k++, i++) {
        text[i] =
            switch (some % 3) {
              case 0 -> words[i % words.length];
              case 1 -> (byte) random.nextInt(kinds);
              default -> i > from ? text[i - 1 - from] : (byte) kinds;
            };
      }
    }
    return text;
  }

  private static byte[] packed(byte[] plain, int level, int strategy) {
    Deflater deflater = new Deflater(level, true);
    deflater.setStrategy(strategy);
    deflater.setInput(plain);
    deflater.finish();
    byte[] packed = new byte[plain.length + plain.length / 100 + 1_000];
    int length = 0;
    while (!deflater.finished()) {
      length += deflater.deflate(packed, length, packed.length - length);
    }
    deflater.end();
    return Arrays.copyOf(packed, length);
  }

  /// Null where it is damaged, cut short, or more than this.
  private static byte @Nullable [] byZlib(byte[] packed, int size) throws Exception {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      byte[] plain = new byte[size + 1];
      int length = 0;
      while (!inflater.finished()) {
        int made = inflater.inflate(plain, length, plain.length - length);
        length += made;
        if (length > size || (made == 0 && !inflater.finished())) {
          return null;
        }
      }
      return Arrays.copyOf(plain, length);
    } catch (DataFormatException _) {
      return null;
    } finally {
      inflater.end();
    }
  }
}
