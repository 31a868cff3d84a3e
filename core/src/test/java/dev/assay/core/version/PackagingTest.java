package dev.assay.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Row by row what Python's `packaging` says, as `src/test/python/pep440_pairs.py` wrote it down.
class PackagingTest {
  @Test
  void versionsAreReadAndNormalised() {
    compare(
        "versions.tsv",
        3_000,
        row -> row,
        row ->
            Version.parse(row.getFirst())
                .map(
                    version ->
                        List.of(
                            row.getFirst(),
                            version.normalized(),
                            flags(version),
                            version.publicVersion().normalized()))
                .orElse(List.of(row.getFirst(), "invalid")));
  }

  @Test
  void aNormalisedVersionIsItsOwnNormalForm() {
    assertThat(rows("versions.tsv").filter(row -> row.size() > 2))
        .allSatisfy(
            row -> {
              Version version = version(row.get(1));
              assertThat(version.normalized()).isEqualTo(row.get(1));
              assertThat(version).isEqualTo(version(row.get(0)));
              assertThat(version.hashCode()).isEqualTo(version(row.get(0)).hashCode());
            });
  }

  @Test
  void versionsAreOrdered() {
    compare(
        "pairs.tsv",
        4_000,
        row -> row,
        row -> {
          Version left = version(row.get(0));
          Version right = version(row.get(1));
          int order = left.compareTo(right);
          assertThat(right.compareTo(left)).isEqualTo(-order);
          assertThat(left.equals(right)).isEqualTo(order == 0);
          if (order == 0) {
            assertThat(left.hashCode()).isEqualTo(right.hashCode());
          }
          return List.of(row.get(0), row.get(1), order < 0 ? "<" : order > 0 ? ">" : "=");
        });
  }

  @Test
  void specifierSetsHoldTheSameVersions() {
    compare(
        "specifiers.tsv",
        4_000,
        row -> row,
        row -> {
          Version version = version(row.get(1));
          return SpecifierSet.parse(row.get(0))
              .map(
                  set ->
                      List.of(
                          row.get(0),
                          row.get(1),
                          Boolean.toString(set.contains(version, true)),
                          Boolean.toString(set.contains(version, false))))
              .orElse(List.of(row.get(0), row.get(1), "invalid"));
        });
  }

  @Test
  void markersHoldInTheSameEnvironments() {
    List<Map<String, String>> environments =
        rows("markers.tsv")
            .filter(row -> row.getFirst().equals("environment"))
            .map(PackagingTest::environment)
            .toList();
    assertThat(environments).hasSize(3);
    compare(
        "markers.tsv",
        2_000,
        row -> row,
        row ->
            row.getFirst().equals("environment")
                ? row
                : List.of(
                    row.getFirst(),
                    Marker.parse(row.getFirst())
                        .map(marker -> answers(marker, environments))
                        .orElse("invalid")));
  }

  @Test
  void requirementsHaveTheSameParts() {
    compare(
        "requirements.tsv",
        2_500,
        row -> row,
        row ->
            switch (Requirement.read(row.getFirst())) {
              case Requirement.Reading.Broken _ -> List.of(row.getFirst(), "invalid");
              case Requirement.Reading.Parsed(Requirement requirement) -> parts(row, requirement);
            });
  }

  private static List<String> parts(List<String> row, Requirement requirement) {
    return List.of(
        row.getFirst(),
        requirement.name().written(),
        requirement.extras().stream().sorted().collect(Collectors.joining(",")),
        specifiers(row, requirement.specifiers()),
        requirement.url().orElse(""),
        requirement.marker().isPresent() ? "marker" : "");
  }

  /// `packaging` sorts the clauses and drops those said twice, so sets are compared, not texts.
  private static String specifiers(List<String> row, SpecifierSet actual) {
    boolean same = row.size() > 3 && SpecifierSet.parse(row.get(3)).equals(Optional.of(actual));
    return same ? row.get(3) : actual.toString();
  }

  private static String flags(Version version) {
    return (version.isPrerelease() ? "p" : "")
        + (version.isPostrelease() ? "o" : "")
        + (version.isDevrelease() ? "d" : "")
        + (version.isLocal() ? "l" : "");
  }

  private static String answers(Marker marker, List<Map<String, String>> environments) {
    return environments.stream()
        .map(marker::evaluate)
        .map(answer -> answer.map(holds -> holds ? "t" : "f").orElse("?"))
        .collect(Collectors.joining());
  }

  private static Map<String, String> environment(List<String> row) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : row.subList(2, row.size())) {
      int sign = pair.indexOf('=');
      values.put(pair.substring(0, sign), pair.substring(sign + 1));
    }
    return values;
  }

  private static Version version(String text) {
    Optional<Version> version = Version.parse(text);
    assertThat(version).as(text).isPresent();
    return version.orElseThrow();
  }

  private static void compare(
      String file,
      int atLeast,
      Function<List<String>, List<String>> expected,
      Function<List<String>, List<String>> actual) {
    List<List<String>> rows = rows(file).toList();
    assertThat(rows).hasSizeGreaterThan(atLeast);
    assertThat(rows)
        .filteredOn(row -> !expected.apply(row).equals(actual.apply(row)))
        .extracting(row -> "expected " + expected.apply(row) + " but was " + actual.apply(row))
        .isEmpty();
  }

  private static Stream<List<String>> rows(String file) {
    try (InputStream in =
            Objects.requireNonNull(PackagingTest.class.getResourceAsStream("/version/" + file));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      assertThat(lines.getFirst()).startsWith("# packaging ");
      return lines.stream().skip(1).map(PackagingTest::fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> fields(String line) {
    return Arrays.stream(line.split("\t", -1)).map(String::translateEscapes).toList();
  }
}
