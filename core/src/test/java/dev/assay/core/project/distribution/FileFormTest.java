package dev.assay.core.project.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFormTest {
  @ParameterizedTest
  @CsvSource({
    "acme-1.0-py3-none-any.whl, WHEEL, 1.0",
    "acme-1.0-1-py3-none-any.whl, WHEEL, 1.0",
    "other-1.0-py3-none-any.whl, WHEEL, ",
    "acme-1.0.whl, WHEEL, ",
    "acme-1.0.tar.gz, SDIST, 1.0",
    "Acme-1.0-2.zip, SDIST, 1.0.post2",
    "acme-final.tar.gz, SDIST, ",
    "acme.zip, SDIST, ",
    "other-1.0.tar.gz, SDIST, ",
    "acme-1.0-py2.7.egg, OLD, 1.0",
    "acme-1.0rc1-py3.8-linux-x86_64.egg, OLD, 1.0rc1",
    "acme-1.0_3-py3.8.egg, OLD, 1.0.post3",
    "acme-1.0.win32.exe, OLD, 1.0",
    "acme-1.0.win-amd64-py2.7.exe, OLD, 1.0",
    "acme-1.0.win32-py3.2.msi, OLD, 1.0",
    "acme-1.0-1.noarch.rpm, OLD, 1.0",
    "acme-1.0.linux-x86_64.tar.gz, OLD, 1.0",
    "acme-1.0.macosx-10.6-intel.zip, OLD, 1.0",
    "acme-1.0.macosx-10.6.tar.gz, OLD, 1.0",
    "acme-latest.exe, OLD, ",
    "acme.exe, OLD, ",
    "README.txt, OLD, ",
    "-, OLD, ",
  })
  void aNameTellsFormAndVersion(String file, FileForm.Kind kind, String version) {
    FileForm form = FileForm.of(PackageName.of("acme"), file);
    assertThat(form.kind()).isEqualTo(kind);
    assertThat(form.version().map(Version::normalized).orElse(null)).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource({"acme-1.0.egg", "acme-1-1.0.tar.gz", "acme_1-1.0-py3-none-any.whl"})
  void aNameWithAVersionInItIsReadByItsProject(String file) {
    PackageName name = PackageName.of(file.endsWith(".egg") ? "acme" : "acme-1");
    assertThat(FileForm.of(name, file).version().map(Version::normalized)).contains("1.0");
  }
}
