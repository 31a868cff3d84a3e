package dev.assay.core.code.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.core.testing.Mutator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeImportsTest {
  private static final int BASE = 0x10_0000;

  private static void text(ByteBuffer file, int at, String text) {
    file.put(at, (text + "\0").getBytes(StandardCharsets.US_ASCII));
  }

  /// A library of 64 or 32 bits that needs one other and two functions, and defines a third.
  private static byte[] elf(boolean wide, ByteOrder order) {
    ByteBuffer file = ByteBuffer.allocate(1_024).order(order);
    file.put(0, new byte[] {0x7F, 'E', 'L', 'F'});
    file.put(4, (byte) (wide ? 2 : 1)).put(5, (byte) (order == ByteOrder.BIG_ENDIAN ? 2 : 1));
    file.putShort(16, (short) 3);
    int size = wide ? 56 : 32;
    word(file, wide, wide ? 32 : 28, 64);
    file.putShort(wide ? 54 : 42, (short) size).putShort(wide ? 56 : 44, (short) 2);
    segment(file, wide, 64, 1, 0, 1_024);
    segment(file, wide, 64 + size, 2, 256, 256);
    int[] tags = {1, 1, 5, BASE + 600, 6, BASE + 700, 4, BASE + 900, 0, 0};
    for (int i = 0; i < tags.length; i++) {
      word(file, wide, 256 + i * (wide ? 8 : 4), tags[i]);
    }
    text(file, 601, "libc.so.6");
    text(file, 611, "connect");
    text(file, 619, "execve");
    text(file, 626, "system");
    for (int i = 1; i <= 3; i++) {
      int at = 700 + i * (wide ? 24 : 16);
      file.putInt(at, new int[] {0, 11, 19, 26}[i]);
      file.putShort(at + (wide ? 6 : 14), (short) (i == 3 ? 7 : 0));
    }
    file.putInt(904, 4);
    return file.array();
  }

  private static void word(ByteBuffer file, boolean wide, int at, long value) {
    if (wide) {
      file.putLong(at, value);
    } else {
      file.putInt(at, (int) value);
    }
  }

  private static void segment(
      ByteBuffer file, boolean wide, int at, int type, int offset, int size) {
    file.putInt(at, type);
    word(file, wide, at + (wide ? 8 : 4), offset);
    word(file, wide, at + (wide ? 16 : 8), BASE + offset);
    word(file, wide, at + (wide ? 32 : 16), size);
  }

  /// A program that asks one library for a function by name and another by number.
  private static byte[] portable(boolean wide) {
    ByteBuffer file = ByteBuffer.allocate(1_024).order(ByteOrder.LITTLE_ENDIAN);
    file.put(0, new byte[] {'M', 'Z'}).putInt(60, 64);
    file.put(64, new byte[] {'P', 'E', 0, 0}).putShort(70, (short) 1);
    int optional = wide ? 240 : 224;
    file.putShort(84, (short) optional).putShort(88, (short) (wide ? 0x20B : 0x10B));
    int directories = 88 + (wide ? 112 : 96);
    file.putInt(directories - 4, 16).putInt(directories + 8, 0x1000);
    int section = 88 + optional;
    file.putInt(section + 8, 600).putInt(section + 12, 0x1000).putInt(section + 20, 400);
    file.putInt(400, 0x1000 + 100).putInt(412, 0x1000 + 60);
    file.putInt(420, 0x1000 + 140).putInt(432, 0x1000 + 80);
    text(file, 460, "KERNEL32.dll");
    text(file, 480, "WS2_32.dll");
    word(file, wide, 500, 0x1000 + 200);
    word(file, wide, 540, wide ? Long.MIN_VALUE + 4 : 0x8000_0004L);
    text(file, 602, "CreateProcessW");
    return file.array();
  }

  private static byte[] mach(boolean wide, ByteOrder order) {
    ByteBuffer file = ByteBuffer.allocate(512).order(order);
    file.putInt(0, wide ? 0xFEEDFACF : 0xFEEDFACE).putInt(12, 6).putInt(16, 2);
    int at = wide ? 32 : 28;
    file.putInt(at, 0xC).putInt(at + 4, 56).putInt(at + 8, 24);
    text(file, at + 24, "/usr/lib/libSystem.B.dylib");
    int symbols = at + 56;
    file.putInt(symbols, 2).putInt(symbols + 4, 24);
    file.putInt(symbols + 8, 200).putInt(symbols + 12, 2);
    file.putInt(symbols + 16, 300);
    file.putInt(200, 1).put(204, (byte) 1);
    int second = 200 + (wide ? 16 : 12);
    file.putInt(second, 20).put(second + 4, (byte) 0xF);
    text(file, 301, "_connect$NOCANCEL");
    text(file, 320, "_own");
    return file.array();
  }

  private static byte[] fat() {
    byte[] first = mach(true, ByteOrder.LITTLE_ENDIAN);
    byte[] second = mach(false, ByteOrder.BIG_ENDIAN);
    ByteBuffer file = ByteBuffer.allocate(64 + 1_024);
    file.putInt(0, 0xCAFEBABE).putInt(4, 2);
    file.putInt(16, 64).putInt(20, 512).putInt(36, 576).putInt(40, 512);
    file.put(64, first).put(576, second);
    return file.array();
  }

  @Test
  void readsDynamicSectionsOfElf() {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      for (boolean wide : new boolean[] {true, false}) {
        NativeImports imports = NativeImports.of(elf(wide, order));
        assertThat(imports.libraries()).containsExactly("libc.so.6");
        assertThat(imports.symbols()).containsExactly("connect", "execve");
      }
    }
  }

  @Test
  void readsImportTablesOfPe() {
    for (boolean wide : new boolean[] {true, false}) {
      NativeImports imports = NativeImports.of(portable(wide));
      assertThat(imports.libraries()).containsExactly("kernel32.dll", "ws2_32.dll");
      assertThat(imports.symbols()).containsExactly("CreateProcessW", "ws2_32.dll#4");
    }
  }

  @Test
  void readsSymbolsOfMach() {
    for (byte[] file :
        List.of(mach(true, ByteOrder.LITTLE_ENDIAN), mach(false, ByteOrder.BIG_ENDIAN), fat())) {
      NativeImports imports = NativeImports.of(file);
      assertThat(imports.libraries()).containsExactly("libsystem.b.dylib");
      assertThat(imports.symbols()).containsExactly("connect");
    }
  }

  @Test
  void readsTheLibrariesOfThisVirtualMachine() throws IOException {
    Path library = Path.of(System.getProperty("java.home"), "lib", "libnet.so");
    assumeTrue(Files.exists(library), "no libnet.so: not on Linux");

    NativeImports imports = NativeImports.of(Files.readAllBytes(library));

    assertThat(imports.libraries()).contains("libc.so.6", "libjava.so");
    assertThat(imports.symbols()).contains("getaddrinfo", "socket").doesNotContain("main");
  }

  @Test
  void tellsWhatImportsMakePossible() {
    BinaryPlace place = new BinaryPlace("p/_c.so", List.of(), false);

    assertThat(Binaries.nativeFile(elf(true, ByteOrder.LITTLE_ENDIAN), place, false).acts())
        .extracting(
            act -> act.kind() + " " + act.evidence() + " " + act.phase() + " " + act.reach())
        .containsExactly("SENDS connect CALL ON_CALL", "SPAWNS execve CALL ON_CALL");
    assertThat(Binaries.nativeFile(mach(true, ByteOrder.LITTLE_ENDIAN), place, false).acts())
        .extracting(act -> act.trail().getLast())
        .containsExactly("imports of `p/_c.so`");
  }

  @Test
  void offsetsThatLeadAnywhereEnd() {
    Mutator mutator =
        new Mutator(
            5,
            List.of(
                elf(true, ByteOrder.LITTLE_ENDIAN),
                elf(false, ByteOrder.BIG_ENDIAN),
                portable(true),
                portable(false),
                mach(true, ByteOrder.LITTLE_ENDIAN),
                fat()));
    for (int i = 0; i < 20_000; i++) {
      assertThat(NativeImports.of(mutator.next()).symbols()).hasSizeLessThan(1_100);
    }
  }

  @Test
  void tablesThatClaimToBeEndlessEnd() {
    byte[] file = portable(true);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(88 + 240 + 8, -1);
    byte[] large = Arrays.copyOf(file, 32 << 20);
    for (int at = 1_024; at + 8 <= large.length; at += 8) {
      large[at] = 0x58;
      large[at + 1] = 0x12;
    }
    ByteBuffer.wrap(large).order(ByteOrder.LITTLE_ENDIAN).putInt(400, 0x1000 + 1_024);

    assertThat(NativeImports.of(large).libraries()).contains("kernel32.dll");
  }
}
