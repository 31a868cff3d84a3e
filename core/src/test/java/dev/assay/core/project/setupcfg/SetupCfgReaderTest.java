package dev.assay.core.project.setupcfg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Mutator;
import dev.assay.core.testing.Told;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetupCfgReaderTest {
  private static final String FIXTURE =
      """
      [metadata]
      name = demo
      [options]
      install_requires =
          requests==2.31.0 ; python_version < "3.9"
          # a comment
          flask>=2
      setup-requires: wheel==0.40.0; setuptools==68.0
      tests_require = file: test.txt

      [options.extras_require]
      Dev_Tools =
          pytest==8.0
          other @ git+https://bob:hunter2@host.example/o.git@main
      """;

  @Test
  void requirementsAreReadWithTheirLinesAndGroups() {
    Input input = read(FIXTURE);
    assertThat(input.kind()).isEqualTo(InputKind.SETUP_CFG);
    assertThat(Told.dependencies(input))
        .containsExactly(
            "requests 2.31.0 EXACT sub/setup.cfg:5 ; python_version < \"3.9\"",
            "wheel 0.40.0 EXACT sub/setup.cfg:8 +setup_requires",
            "setuptools 68.0 EXACT sub/setup.cfg:8 +setup_requires",
            "pytest 8.0 EXACT sub/setup.cfg:13 +dev-tools",
            "other main MUTABLE sub/setup.cfg:14 +dev-tools <- git+https://host.example/o.git");
    assertThat(Told.unchecked(input))
        .containsExactly(
            "sub/setup.cfg:9 file: test.txt: the requirements stand in another file",
            "sub/setup.cfg:7 flask>=2: no exact version");
    assertThat(input.project()).isEqualTo("sub");
  }

  @Test
  void aSingleLineWithAMarkerIsOneRequirement() {
    Input input = read("[options]\ninstall_requires = a==1; python_version < '3'\n");
    assertThat(Told.dependencies(input))
        .containsExactly("a 1 EXACT sub/setup.cfg:2 ; python_version < '3'");
  }

  @Test
  void aMissingFileIsNamed() {
    Input input = SetupCfgReader.read(MemoryTree.of(Map.of()), "setup.cfg", "setup.cfg");
    assertThat(Told.unchecked(input)).containsExactly("setup.cfg setup.cfg: there is no such file");
  }

  @Test
  void noVariantOfAFileFails() {
    Mutator mutator = Mutator.ofTexts(2, List.of(FIXTURE));
    for (int i = 0; i < 3000; i++) {
      MemoryTree tree = MemoryTree.of("setup.cfg", mutator.next());
      Input input = SetupCfgReader.read(tree, "setup.cfg", "setup.cfg");
      assertThat(input.path()).isEqualTo("setup.cfg");
    }
  }

  private static Input read(String text) {
    return SetupCfgReader.read(
        MemoryTree.of(Map.of("setup.cfg", text)), "setup.cfg", "sub/setup.cfg");
  }
}
