package dev.assay.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReleaseFilesTest {
  private static final PackageName ACME = PackageName.of("acme");

  private static List<IndexFile> files(String... names) {
    return Stream.of(names)
        .map(
            name ->
                new IndexFile(
                    name,
                    URI.create("https://index.example/files/" + name),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty()))
        .toList();
  }

  private static Optional<String> newest(String... names) {
    return ReleaseFiles.newest(ACME, files(names)).map(ReleaseFiles::version);
  }

  @Test
  void aVersionIsWhatFollowsTheNameOfItsProject() {
    assertThat(newest("acme-1.0.tar.gz", "acme-1.0-9.tar.gz", "acme-2.0.tar.gz")).contains("2.0");
    assertThat(newest("acme-1.0.tar.gz", "acme-1.0-9.tar.gz")).contains("1.0.post9");
    assertThat(newest("acme-2-1.0.tar.gz", "acme_2-3.0-py3-none-any.whl")).isEmpty();
  }

  @Test
  void whatInstallersNoLongerTakeIsOfNoVersion() {
    assertThat(newest("acme-1.0.zip", "acme-2.0-py2.7.egg", "acme-3.0.win32.exe")).contains("1.0");
  }

  @Test
  void theSourceComesFirst() {
    Version version = Version.parse("1.0").orElseThrow();
    List<IndexFile> files = files("acme-1.0-py3-none-any.whl", "acme-1.0.tar.gz", "acme-1.1.zip");
    assertThat(ReleaseFiles.of(ACME, files, version).orElseThrow().files())
        .extracting(IndexFile::name)
        .containsExactly("acme-1.0.tar.gz", "acme-1.0-py3-none-any.whl");
  }
}
