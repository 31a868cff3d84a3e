package dev.assay.core.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.project.Dependency;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamiliesTest {
  /// Records as `ID=ALIAS+ALIAS`; families divided by a bar.
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "A, A",
    "A B, A | B",
    "A=B B, A B",
    "A=X B=X, A B",
    "A B=A, A B",
    // through others, in whatever order they come
    "A=X B=Y C=X+Y, A B C",
    "C=X+Y A=X B=Y, C A B",
    "A=W B=X C=Y D=Z E=W+Z, A D E | B | C",
    "A=X B=Y C=Z D=Y+Z E=X, A E | B C D",
    "A A, A A"
  })
  void recordsThatShareAnIdBelongTogether(String records, String families) {
    List<String> groups = new ArrayList<>();
    for (List<AdvisoryMatch> group : Families.group(matches(records))) {
      groups.add(String.join(" ", group.stream().map(match -> match.advisory().id()).toList()));
    }
    assertThat(String.join(" | ", groups)).isEqualTo(families);
  }

  @Test
  void aLongChainIsOneFamily() {
    StringBuilder records = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      records.append(i == 0 ? "" : " ").append('R').append(i).append('=');
      records.append('L').append(i).append('+').append('L').append(i + 1);
    }
    assertThat(Families.group(matches(records.toString())))
        .singleElement()
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(5_000);
  }

  private static List<AdvisoryMatch> matches(String records) {
    return records.isEmpty()
        ? List.of()
        : Arrays.stream(records.split(" ", -1)).map(FamiliesTest::match).toList();
  }

  private static AdvisoryMatch match(String record) {
    String[] parts = record.split("=", -1);
    List<String> aliases = parts.length == 1 ? List.of() : List.of(parts[1].split("\\+", -1));
    return new AdvisoryMatch(
        Dependency.of(PackageName.of("demo"), "1.0", new Location("requirements.txt", 1)),
        FakeSource.advisory(parts[0], aliases, OptionalDouble.empty()),
        AdvisoryMatch.Basis.LISTED,
        List.of(),
        Optional.empty(),
        OptionalDouble.empty());
  }
}
