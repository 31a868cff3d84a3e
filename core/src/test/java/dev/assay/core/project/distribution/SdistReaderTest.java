package dev.assay.core.project.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.Content;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Unchecked;
import dev.assay.core.project.distribution.SdistReader.Sdist;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Packed;
import dev.assay.core.version.PackageName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdistReaderTest {
  private static final String METADATA =
      """
      Metadata-Version: 2.4
      Name: some-package
      Version: 1.0
      Requires-Dist: a>=1
      """;

  private static Sdist open(String path, Map<String, String> files) {
    byte[] archive =
        path.endsWith(".zip")
            ? Packed.zip(new TreeMap<>(files))
            : Packed.gzip(Packed.tar(new TreeMap<>(files)));
    return SdistReader.open(MemoryTree.of(path, archive), path, path);
  }

  @ParameterizedTest
  @CsvSource({"some_package-1.0.tar.gz", "some-package-1.0.0.tgz", "Some.Package-1.zip"})
  void isOneDependencyWithEdges(String path) {
    Sdist sdist = open(path, Map.of("some_package-1.0/PKG-INFO", METADATA));

    assertThat(sdist.input().kind()).isEqualTo(InputKind.SDIST);
    assertThat(sdist.input().project()).isEqualTo(".");
    assertThat(sdist.input().unchecked()).isEmpty();
    Dependency dependency = sdist.input().dependencies().getFirst();
    assertThat(dependency.name()).isEqualTo(PackageName.of("some-package"));
    assertThat(dependency.version()).isEqualTo("1.0");
    assertThat(dependency.pin()).isEqualTo(Dependency.Pin.FOUND);
    assertThat(dependency.hashes()).hasSize(1);
    assertThat(dependency.requires()).containsExactly(PackageName.of("a"));
  }

  @Test
  void offersTheFilesThatNameDependencies() {
    Map<String, String> files = new TreeMap<>();
    files.put("p-1/PKG-INFO", "Name: p\nVersion: 1\n");
    files.put("p-1/p.py", "");
    for (String name :
        List.of(
            "poetry.lock",
            "uv.lock",
            "pdm.lock",
            "Pipfile",
            "Pipfile.lock",
            "pylock.toml",
            "requirements-dev.txt",
            "pyproject.toml",
            "setup.cfg",
            "requirements/base.txt",
            "requirements/Dev.in",
            "env-dev.yaml",
            "environment.yml")) {
      files.put("p-1/" + name, "content");
    }
    Sdist sdist = open("p-1.tar.gz", files);

    for (String path : files.keySet()) {
      assertThat(sdist.files().orElseThrow().read(path))
          .as(path)
          .isInstanceOf(path.endsWith(".py") ? Content.Refused.class : Content.Bytes.class);
    }
  }

  @Test
  void readsTheRequirementsOfSetuptoolsWhereTheMetadataHaveNone() {
    Map<String, String> files =
        Map.of(
            "p-1/PKG-INFO", "Name: p\nVersion: 1\n",
            "p-1/src/p.egg-info/requires.txt", "a\n[test]\nb\n");

    assertThat(open("p-1.tar.gz", files).input().dependencies().getFirst().requires())
        .containsExactly(PackageName.of("a"));
  }

  @Test
  void findsMetadataInTheEggInfo() {
    Map<String, String> files = Map.of("p-1/p.egg-info/PKG-INFO", "Name: p\nVersion: 1\n");

    assertThat(open("p-1.tar.gz", files).input().dependencies()).hasSize(1);
  }

  @Test
  void goesByTheFileNameWithoutMetadataAndSaysSo() {
    Sdist sdist = open("some-package-1.0.tar.gz", Map.of("x/setup.py", ""));

    assertThat(sdist.input().dependencies().getFirst().version()).isEqualTo("1.0");
    assertThat(sdist.input().unchecked())
        .extracting(Unchecked::why)
        .containsExactly("it has no `PKG-INFO`");
  }

  @Test
  void tellsOfAnotherReleaseThanItsFileNames() {
    assertThat(open("requests-2.0.tar.gz", Map.of("r/PKG-INFO", METADATA)).input().unchecked())
        .extracting(Unchecked::why)
        .containsExactly("its metadata name another release: `some-package` 1.0");
  }

  @Test
  void tellsOfWhatIsWrongWithTheArchive() {
    Map<String, String> files = Map.of("p-1/PKG-INFO", "Name: p\nVersion: 1\n", "../x", "");
    Sdist sdist = open("p-1.tar.gz", files);

    assertThat(sdist.input().dependencies()).hasSize(1);
    assertThat(sdist.input().unchecked())
        .singleElement()
        .satisfies(
            unchecked -> {
              assertThat(unchecked.what()).isEqualTo("../x");
              assertThat(unchecked.source().file()).isEqualTo("p-1.tar.gz");
            });
    assertThat(SdistReader.open(MemoryTree.of(Map.of("a", "x")), "a", "a").files()).isEmpty();
  }
}
