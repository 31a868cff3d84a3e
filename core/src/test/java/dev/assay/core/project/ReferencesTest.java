package dev.assay.core.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.project.Dependency.Pin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final String DIGEST = "ab".repeat(32);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git+https://git.example/a.git@" + COMMIT,
        "git+ssh://git@git.example/a.git@" + COMMIT + "#egg=a",
        "hg+https://hg.example/a@" + COMMIT,
      })
  void aFullCommitHolds(String url) {
    assertThat(References.pin(url)).isEqualTo(Pin.HASHED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git+https://git.example/a.git",
        "git+https://git.example/a.git@main",
        "git+https://git.example/a.git@0123456",
        "git+https://" + COMMIT + "@git.example/a.git",
        "git+https://git.example/a.git@",
        "https://files.example/a.whl",
        "https://files.example/a.whl#md5=0123456789abcdef0123456789abcdef",
        "git@git.example:a/b.git",
      })
  void branchesTagsAndBareUrlsDoNot(String url) {
    assertThat(References.pin(url)).isEqualTo(Pin.MUTABLE);
  }

  @Test
  void aHashInTheFragmentHolds() {
    String url = "https://files.example/a.whl#subdirectory=x&sha256=" + DIGEST;
    assertThat(References.pin(url)).isEqualTo(Pin.HASHED);
    assertThat(References.hash(url)).contains("sha256:" + DIGEST);
  }

  @Test
  void onlyStrongHashesOfTheRightLengthCount() {
    assertThat(Hashes.read("SHA-256", DIGEST.toUpperCase(java.util.Locale.ROOT)))
        .contains("sha256:" + DIGEST);
    assertThat(Hashes.read("sha256:abc")).isEmpty();
    assertThat(Hashes.read("md5:0123456789abcdef0123456789abcdef")).isEmpty();
    assertThat(Hashes.read("no hash at all")).isEmpty();
  }
}
