package dev.assay.core.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlsTest {
  @ParameterizedTest
  @CsvSource({
    "https://user:secret@index.example/simple, https://index.example/simple",
    "https://token@index.example, https://index.example",
    "https://a@b:c@index.example/x@1, https://index.example/x@1",
    "https://user:pa/ss@index.example/simple, https://index.example/simple",
    "git+ssh://git@git.example/a/b.git@main, git+ssh://git@git.example/a/b.git@main",
    "git+https://git:secret@git.example/a.git, git+https://git.example/a.git",
    "git+ssh://git:secret@git.example/a.git, git+ssh://git.example/a.git",
    "a @ https://u:p@x.example/a.whl ; os_name == 'nt', a @ https://x.example/a.whl ; os_name == 'nt'",
    "https://u:p@x.example https://v:q@y.example/z, https://x.example https://y.example/z",
    "https://x.example/a.whl?X-Signature=abc&rev=1#sha256=0, https://x.example/a.whl?rev=1#sha256=0",
    "https://x.example/a.git?token=t#main, https://x.example/a.git#main",
    "https://x.example:8080/a@b, https://x.example:8080/a@b",
    "https://[::1]:8080/a@b, https://[::1]:8080/a@b",
    "git@git.example:a/b.git, git@git.example:a/b.git",
    "https://, https://",
    "https://@, https://",
  })
  void credentialsGo(String url, String clean) {
    assertThat(Urls.withoutCredentials(url)).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://index.example/simple",
        "HTTP://index.example",
        "git+http://git.example/a.git",
        "git://git.example/a.git",
        "http://localhost.example/",
        "http://127.evil.example/"
      })
  void plainTransportIsInsecure(String url) {
    assertThat(Urls.isInsecure(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://index.example/simple",
        "git+ssh://git@git.example/a.git",
        "http://localhost:3141/root",
        "http://user:secret@127.0.0.1/",
        "http://[::1]:8080/",
        "../folder",
        "file:///srv/wheels"
      })
  void encryptedAndLocalTransportIsNot(String url) {
    assertThat(Urls.isInsecure(url)).isFalse();
  }
}
