package dev.assay.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fact.Act;
import dev.assay.core.testing.MemoryTree;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each technique as different authors of different years write it: its acts are seen whatever the
/// libraries and the forms.
class TechniquesTest {
  private static final List<String> RESOURCES =
      List.of(
          "channels.cases",
          "sources.cases",
          "running.cases",
          "triggers.cases",
          "hiding.cases",
          "kinds.cases",
          "more.cases",
          "unforeseen.cases");

  static Stream<TechniqueCase> cases() {
    return RESOURCES.stream().flatMap(resource -> TechniqueCase.read(resource).stream());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isSeen(TechniqueCase technique) {
    List<Act> acts =
        CodeReader.read(MemoryTree.of(technique.files()), "p-1.tar.gz", Budget.DEFAULT).acts();

    assertThat(technique.expected())
        .isNotEmpty()
        .allSatisfy(expected -> assertThat(acts).anyMatch(expected::matches));
  }
}
