package dev.assay.core.project.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurlTest {
  @ParameterizedTest
  @CsvSource({
    "pkg:pypi/django@1.11.1, pypi, , django, 1.11.1",
    "PKG:PyPI/django@1.11.1, pypi, , django, 1.11.1",
    "pkg://pypi/torch@2.0%2Bcu118, pypi, , torch, 2.0+cu118",
    "pkg:pypi/torch@2.0+cu118, pypi, , torch, 2.0+cu118",
    "pkg:pypi/epoch@1%211.0?a=b#sub/path, pypi, , epoch, 1!1.0",
    "pkg:npm/%40angular/animation@12.3.1, npm, @angular, animation, 12.3.1",
    "pkg:npm/@angular/animation, npm, @angular, animation, ",
    "pkg:deb/debian/curl@7.50.3-1?arch=i386, deb, debian, curl, 7.50.3-1",
    "pkg:pypi/percent%zz@1%, pypi, , percent%zz, 1%",
    "pkg:pypi/empty@, pypi, , empty, ",
  })
  void partsAreDecoded(String text, String type, String namespace, String name, String version) {
    Purl purl = Purl.parse(text).orElseThrow();
    assertThat(purl.type()).isEqualTo(type);
    assertThat(purl.namespace()).isEqualTo(Optional.ofNullable(namespace));
    assertThat(purl.name()).isEqualTo(name);
    assertThat(purl.version()).isEqualTo(Optional.ofNullable(version));
  }

  @Test
  void qualifiersAreDecoded() {
    String text =
        "pkg:pypi/a@1?vcs_url=git%2Bhttps%3A%2F%2Fgit.example%2Fa%40main&Checksum=sha256:0&x=&=y&&z";
    assertThat(Purl.parse(text).orElseThrow().qualifiers())
        .isEqualTo(Map.of("vcs_url", "git+https://git.example/a@main", "checksum", "sha256:0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pkg:",
        "pkg:pypi",
        "pkg:pypi/",
        "pkg:/django",
        "pypi/django@1",
        "pkg:pypi/@1"
      })
  void otherTextsAreNone(String text) {
    assertThat(Purl.parse(text)).isEmpty();
  }
}
