package dev.assay.core.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CvssTest {
  /// Scores that the package `cvss` 3.6 of the Python index computed: all vectors of version 2, a
  /// sample of 3.0, 3.1 and 4.0, and those of 4.0 that lie half-way between two tenths.
  @Test
  void scoresEqualThoseOfAnotherImplementation() throws IOException {
    List<String> different = new ArrayList<>();
    int rows = 0;
    for (String line : lines("/advisory/cvss.tsv")) {
      String[] columns = line.split("\t", -1);
      rows++;
      OptionalDouble score = Cvss.baseScore(columns[0]);
      if (!score.equals(OptionalDouble.of(Double.parseDouble(columns[1])))) {
        different.add(line + " but " + score);
      }
    }
    assertThat(rows).isGreaterThan(3_000);
    assertThat(different).isEmpty();
  }

  /// From the examples that FIRST publishes beside each specification.
  @ParameterizedTest
  @CsvSource({
    "AV:N/AC:L/Au:N/C:N/I:N/A:C, 7.8", // CVE-2002-0392
    "AV:N/AC:L/Au:N/C:C/I:C/A:C, 10.0", // CVE-2003-0818
    "AV:L/AC:H/Au:N/C:C/I:C/A:C, 6.2", // CVE-2003-0062
    "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N, 6.4", // CVE-2013-0375
    "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N, 3.1", // CVE-2014-3566
    "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N, 7.5", // CVE-2014-0160
    "CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N, 7.3", // CVE-2022-41741
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H, 10.0", // CVE-2021-44228
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N, 0.0"
  })
  void examplesOfTheSpecifications(String vector, double score) {
    assertThat(Cvss.baseScore(vector)).hasValue(score);
  }

  @Test
  void metricsOfTimeAndPlaceAreReadOver() {
    assertThat(Cvss.baseScore("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N/E:U/RL:O/MAV:P"))
        .hasValue(7.5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "high",
        "7.5",
        "CVSS:3.1/",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:X/C:H/I:N/A:N",
        "CVSS:3.1/AV:NN/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
        "CVSS:3.1/AV:N/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H",
        "CVSS:5.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H",
        "AV:N/AC:L/Au:N/C:N/I:N"
      })
  void whatIsNoVectorHasNoScore(String text) {
    assertThat(Cvss.baseScore(text)).isEmpty();
  }

  @Test
  void theNewestVersionCountsAndOfSeveralTheHighest() {
    String two = "AV:N/AC:L/Au:N/C:C/I:C/A:C";
    String three = "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N";
    String four = "CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
    assertThat(Cvss.best(List.of(four, three, two))).hasValue(7.3);
    assertThat(Cvss.best(List.of(two, three))).hasValue(7.5);
    assertThat(Cvss.best(List.of(three, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")))
        .hasValue(9.8);
    assertThat(Cvss.best(List.of("CVSS:4.0/broken", two))).hasValue(10.0);
    assertThat(Cvss.best(List.of())).isEmpty();
  }

  private static List<String> lines(String resource) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(CvssTest.class.getResourceAsStream(resource)),
                StandardCharsets.US_ASCII))) {
      return reader.readAllLines();
    }
  }
}
