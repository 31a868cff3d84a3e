package dev.assay.core.artifact.zstandard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.testing.Mutator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The packed files beside this test were written by `zstd` 1.5 from the text that [#words] makes.
class ZstandardStreamTest {
  private static final String[] WORDS =
      "import os def return self class for in if else None True assert value name path".split(" ");
  private static final int MOST = 1 << 20;

  private static byte[] words(int size) {
    StringBuilder text = new StringBuilder();
    long x = 1;
    while (text.length() < size) {
      x = x * 6364136223846793005L + 1442695040888963407L;
      text.append(WORDS[(int) (x >>> 33 & 15 & (x >>> 40 & 15))]);
      text.append((x >>> 50 & 7) == 0 ? '\n' : ' ');
    }
    return text.substring(0, size).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] packed(String name) throws IOException {
    try (InputStream in = ZstandardStreamTest.class.getResourceAsStream(name + ".zst")) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (ZstandardStream stream = new ZstandardStream(new ByteArrayInputStream(packed))) {
      return stream.readNBytes(MOST);
    }
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"level-1", "level-3", "level-9", "level-19", "stream-22"})
  void unpacksWhatTheToolWrites(String name) throws IOException {
    assertThat(unpacked(packed(name))).isEqualTo(words(200_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unchecked", "fast", "long"})
  void unpacksOtherForms(String name) throws IOException {
    assertThat(unpacked(packed(name))).isEqualTo(words(2_000));
  }

  @Test
  void unpacksFramesOneAfterAnother() throws IOException {
    byte[] few = words(2_000);
    byte[] twice = Arrays.copyOf(few, 4_000);
    System.arraycopy(few, 0, twice, 2_000, 2_000);

    assertThat(unpacked(packed("frames"))).isEqualTo(twice);
    assertThat(unpacked(packed("empty"))).isEmpty();
    assertThat(unpacked(packed("zeros"))).isEqualTo(new byte[300_000]);
    assertThat(unpacked(new byte[0])).isEmpty();
  }

  @Test
  void readsByteByByte() throws IOException {
    byte[] wanted = words(2_000);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (ZstandardStream in = new ZstandardStream(new ByteArrayInputStream(packed("fast")))) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        all.write(b);
      }
    }
    assertThat(all.toByteArray()).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({
    "dictionary, packed with a dictionary that is not in it",
    "too-long, unpacking it needs a window of more than 128 MiB"
  })
  void refusesByName(String name, String reason) throws IOException {
    byte[] bytes = packed(name);
    assertThatThrownBy(() -> unpacked(bytes)).hasMessage(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "28b52ffd 28 00 010000, its packed content is damaged",
    "28b52ffd 20 00 070000, its packed content is damaged",
    "28b52ffd 20 05 210000 6162636465, it unpacks to less than it declares",
    "28b52ffd 20 02 210000 61626364, its packed content is damaged",
    "28b52ffd 24 04 210000 61626364 00000000, its content does not match its checksum",
    "28b52ffd 20 04 210000 61626364 504b0304, something else follows its zstandard content",
    "28b52ffd e0 ffffffffffffffff 010000, its packed content is damaged",
    "28b52ffd 20 08 150000 0000, it unpacks to less than it declares"
  })
  void refusesWhatTheFormatForbids(String digits, String reason) {
    byte[] bytes = hex(digits);
    assertThatThrownBy(() -> unpacked(bytes))
        .isInstanceOf(DamagedFrameException.class)
        .hasMessage(reason);
  }

  @Test
  void knowsItsChecksum() {
    assertThat(sum(new byte[0])).isEqualTo(0xEF46DB3751D8E999L);
    assertThat(sum("abc".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0x44BC2CF5AD770999L);
  }

  private static long sum(byte[] bytes) {
    Xxh64 sum = new Xxh64();
    sum.update(bytes, 0, bytes.length);
    return sum.value();
  }

  @Test
  void endsWhereTheContentIsCutShort() throws IOException {
    byte[] whole = packed("level-19");
    for (int length = 1; length < whole.length; length += 997) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> unpacked(cut)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void damageNeverGoesUnnoticedOrFails() throws IOException {
    byte[] wanted = words(2_000);
    byte[] whole = packed("frames");
    int noticed = 0;
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] changed = whole.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        // What is skipped has no checksum, and the frames may change into skipped ones.
        assertThat(Arrays.copyOf(unpacked(changed), 2_000)).isEqualTo(wanted);
      } catch (DamagedFrameException | EOFException _) {
        noticed++;
      }
    }
    assertThat(noticed).isGreaterThan(whole.length * 7);
  }

  @Test
  void hostileBytesEndInOneWayOnly() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (String name : List.of("fast", "unchecked", "long", "zeros", "frames", "dictionary")) {
      seeds.add(packed(name));
    }
    Mutator mutator = new Mutator(11, seeds);
    int unpacked = 0;
    for (int i = 0; i < 20_000; i++) {
      try {
        unpacked += unpacked(mutator.next()).length > 0 ? 1 : 0;
      } catch (DamagedFrameException | EOFException _) {
        // These are the two ways.
      }
    }
    assertThat(unpacked).isPositive();
  }

  @Test
  void manyTablesForNothingAreRefused() {
    Work work = new Work();
    assertThatThrownBy(
            () -> {
              while (true) {
                work.table();
              }
            })
        .hasMessage("it describes more tables than its content can need");
  }
}
