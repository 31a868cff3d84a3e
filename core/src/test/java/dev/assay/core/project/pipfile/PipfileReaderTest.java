package dev.assay.core.project.pipfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Mutator;
import dev.assay.core.testing.Told;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipfileReaderTest {
  private static final String FIXTURE =
      """
      [[source]]
      url = "https://${USER}:${PASS}@index.example/simple"
      verify_ssl = false
      name = "main"
      [[source]]
      url = "http://inner.example/simple"
      name = "inner"
      [packages]
      requests = "==2.31.0"
      flask = "*"
      numpy = {version = "==1.26.0", extras = ["x"], markers = "os_name == 'nt'", sys_platform = "== 'win32'", index = "inner"}
      repo = {git = "https://host.example/r.git", ref = "main", editable = true}
      [dev-packages]
      pytest = "==8.0"
      [docs]
      sphinx = ">=7"
      odd = 3
      [requires]
      python_version = "3.12"
      """;

  @Test
  void packagesOfAllCategoriesAreRead() {
    Input input = read(FIXTURE);
    assertThat(input.kind()).isEqualTo(InputKind.PIPFILE);
    assertThat(Told.dependencies(input))
        .containsExactly(
            "requests 2.31.0 EXACT Pipfile:9",
            "numpy 1.26.0 EXACT Pipfile:11 [x] ; os_name == 'nt' and sys_platform == 'win32' <-"
                + " http://inner.example/simple",
            "repo main MUTABLE Pipfile:12 <- git+https://host.example/r.git",
            "pytest 8.0 EXACT Pipfile:14 +dev");
    assertThat(Told.remarks(input))
        .containsExactly(
            "VARIABLE ${USER} Pipfile:2",
            "VARIABLE ${PASS} Pipfile:2",
            "INDEX https://index.example/simple Pipfile:2",
            "INSECURE_TRANSPORT verify_ssl = false Pipfile:3",
            "EXTRA_INDEX http://inner.example/simple Pipfile:6",
            "INSECURE_TRANSPORT http://inner.example/simple Pipfile:6",
            "MUTABLE_REFERENCE git+https://host.example/r.git@main Pipfile:12");
    assertThat(Told.unchecked(input))
        .containsExactly(
            "Pipfile:17 odd: its version is no text",
            "Pipfile:10 flask: no exact version",
            "Pipfile:16 sphinx>=7: no exact version");
  }

  @Test
  void aFurtherSourceIsNoneWhereEveryPackageNamesItsIndex() {
    Input input =
        read(
            """
            [[source]]
            url = "https://index.example/simple"
            name = "main"
            [[source]]
            url = "https://inner.example/simple"
            name = "inner"
            [packages]
            a = {version = "==1", index = "inner"}
            """);
    assertThat(Told.remarks(input)).hasSize(2).allMatch(line -> line.startsWith("INDEX "));
  }

  @Test
  void noVariantOfAFileFails() {
    Mutator mutator = Mutator.ofTexts(4, List.of(FIXTURE));
    for (int i = 0; i < 3000; i++) {
      MemoryTree tree = MemoryTree.of("Pipfile", mutator.next());
      assertThat(PipfileReader.read(tree, "Pipfile", "Pipfile").path()).isEqualTo("Pipfile");
    }
  }

  private static Input read(String text) {
    return PipfileReader.read(MemoryTree.of(Map.of("Pipfile", text)), "Pipfile", "Pipfile");
  }
}
