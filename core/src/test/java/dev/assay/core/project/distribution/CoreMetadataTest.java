package dev.assay.core.project.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.version.PackageName;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoreMetadataTest {
  private static CoreMetadata read(String text) {
    return CoreMetadata.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsTheHeadersAndNotTheDescription() {
    CoreMetadata metadata =
        read(
            """
            Metadata-Version: 2.4
            Name: Some.Package
            VERSION: 1.0
            License-Expression: MIT OR
              Apache-2.0
            License: see file
            Provides-Extra: test
            Dynamic: Requires-Dist
            Requires-Dist: a>=1
            Requires-Dist: b; extra == "test"
            Requires-Dist: c; python_version < "3"
            Requires-Dist: not a requirement
            Requires-Dist: A

            Name: other
            """);

    assertThat(metadata.name()).contains("Some.Package");
    assertThat(metadata.version()).contains("1.0");
    assertThat(metadata.license()).contains("see file");
    assertThat(metadata.licenseExpression()).contains("MIT OR Apache-2.0");
    assertThat(metadata.extras()).containsExactly("test");
    assertThat(metadata.dynamic()).containsExactly("requires-dist");
    assertThat(metadata.requires()).hasSize(5).contains("b; extra == \"test\"");
    assertThat(metadata.faults()).isEmpty();
    assertThat(metadata.needed()).containsExactly(PackageName.of("a"), PackageName.of("c"));
    assertThat(metadata.needed(Map.of("extra", "test", "python_version", "3.13")))
        .containsExactly(PackageName.of("a"), PackageName.of("b"));
  }

  @Test
  void statesTheLicenceAsPreciselyAsItIsGiven() {
    String classifiers =
        """
        Classifier: Programming Language :: Python
        Classifier: License :: OSI Approved
        Classifier: License :: OSI Approved :: MIT License
        Classifier: License :: Public Domain
        """;
    assertThat(read("License: BSD\nLicense-Expression: MIT\n" + classifiers).licence())
        .contains("MIT");
    assertThat(read("License: BSD\n" + classifiers).licence()).contains("BSD");
    assertThat(read("License: UNKNOWN\n" + classifiers).licence())
        .contains("MIT License, Public Domain");
    assertThat(read("License: " + "the whole text ".repeat(50)).licence()).isEmpty();
    assertThat(read("Name: a\n").licence()).isEmpty();
  }

  @Test
  void keepsTheFirstOfTwoNamesAndSaysSo() {
    CoreMetadata metadata = read("Name: a\nName: b\nVersion: 1\nVersion: 1\n");

    assertThat(metadata.name()).contains("a");
    assertThat(metadata.faults()).containsExactly("`Name` is given more than once");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Name: a\rVersion: 1\r",
        "Name: a\r\nVersion: 1\r\n\r\nx",
        "\uFEFFName: a\nVersion: 1",
        " x\nName: a\nVersion: 1",
        ": x\nName: a\nVersion: 1",
        "Description: x\n        |Name: b\n\nName: c",
        "Name:a\nVersion:   1   \nbroken\nName: b",
      })
  void readsAsPythonDoes(String text) {
    CoreMetadata metadata = read(text.startsWith("Desc") ? "Name: a\nVersion: 1\n" + text : text);

    assertThat(metadata.name()).contains("a");
    assertThat(metadata.version()).contains("1");
    assertThat(metadata.faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Name : a", "\nName: a", "N\u00E4me: x\nName: a", "Name"})
  void findsNothingWhereThereIsNone(String text) {
    assertThat(read(text).name()).isEmpty();
  }

  @Test
  void readsNoMoreLinesThanItKeeps() {
    CoreMetadata metadata = read("Requires-Dist: a\n".repeat(10_001));

    assertThat(metadata.requires()).hasSize(10_000);
    assertThat(metadata.faults())
        .containsExactly("more than 10,000 lines of `Requires-Dist`; the rest was not read");
  }

  @Test
  void readsTheRequirementsOfSetuptools() {
    String text =
        """
        a>=1
        # a comment

        [:python_version < "3"]
        b
        [test]
        c
        [docs:os_name == "nt" or os_name == "posix"]
        d
        """;

    assertThat(EggRequires.read(text.getBytes(StandardCharsets.UTF_8)))
        .containsExactly(
            "a>=1",
            "b; python_version < \"3\"",
            "c; extra == \"test\"",
            "d; (os_name == \"nt\" or os_name == \"posix\") and extra == \"docs\"");
  }
}
