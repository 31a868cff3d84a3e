package dev.assay.core.project.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Mutator;
import dev.assay.core.testing.Told;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptReaderTest {
  private static final String FIXTURE =
      """
      #!/usr/bin/env python3

      # /// script
      # requires-python = ">=3.11"
      # dependencies = [
      #   "requests==2.31.0",
      #   "rich",
      # ]
      #
      # [tool.uv]
      # constraint-dependencies = ["rich==13.0.0"]
      # [[tool.uv.index]]
      # url = "http://index.example/simple"
      # ///
      import requests
      """;

  @Test
  void linesAreThoseOfTheScript() {
    Input input = read(FIXTURE);
    assertThat(input.kind()).isEqualTo(InputKind.SCRIPT);
    assertThat(Told.dependencies(input))
        .containsExactly("requests 2.31.0 EXACT s.py:6", "rich 13.0.0 EXACT s.py:11");
    assertThat(Told.remarks(input))
        .containsExactly(
            "INDEX http://index.example/simple s.py:13",
            "INSECURE_TRANSPORT http://index.example/simple s.py:13");
    assertThat(input.unchecked()).isEmpty();
    assertThat(Told.dependencies(read(FIXTURE.replace("\n", "\r\n"))))
        .isEqualTo(Told.dependencies(input));
  }

  @Test
  void aSecondBlockIsAnErrorForBoth() {
    Input input = read(FIXTURE + FIXTURE);
    assertThat(input.dependencies()).isEmpty();
    assertThat(Told.unchecked(input))
        .containsExactly("s.py:18 s.py: there is more than one `script` block");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import os\n",
        "# /// script\n# dependencies = ['a==1']\n",
        "# /// script\n# dependencies = ['a==1']\n\n# ///\n",
        "# /// other\n# dependencies = ['a==1']\n# ///\n",
        "#/// script\n#dependencies = ['a==1']\n#///\n",
      })
  void whatIsNoBlockIsPassedOver(String text) {
    Input input = read(text);
    assertThat(input.dependencies()).isEmpty();
    assertThat(input.unchecked()).isEmpty();
  }

  @Test
  void aBrokenBlockIsNamedWithItsLine() {
    Input input = read("\n# /// script\n# dependencies = [\n# ///\n");
    assertThat(input.unchecked())
        .singleElement()
        .satisfies(thing -> assertThat(thing.source().line()).isBetween(3, 4));
  }

  @Test
  void noVariantOfAScriptFails() {
    Mutator mutator = Mutator.ofTexts(6, List.of(FIXTURE));
    for (int i = 0; i < 3000; i++) {
      MemoryTree tree = MemoryTree.of("s.py", mutator.next());
      assertThat(ScriptReader.read(tree, "s.py", "s.py").path()).isEqualTo("s.py");
    }
  }

  private static Input read(String text) {
    return ScriptReader.read(MemoryTree.of(Map.of("s.py", text)), "s.py", "s.py");
  }
}
