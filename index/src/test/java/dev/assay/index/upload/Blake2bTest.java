package dev.assay.index.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Blake2bTest {
  /// The digests are those of Python's `hashlib.blake2b(..., digest_size=32)`.
  @ParameterizedTest
  @CsvSource({
    "0, 0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8",
    "3, bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319",
    "127, 93fc9569ef2a0af65ec73ef8778be89ccf055b8e52af5a1920ab7bb529e3c60a",
    "128, dc8b3f85e59c45a92c02e5a698886a6ffc373cd421839432611db7a5eb49f65b",
    "129, a330d2391db02eabbc36ba0a6eb46d75944226a3b12d31ba06211e9cefde60dd",
    "256, 7503e40e317bea349cf3ccbc7c4f7f35225348b8cc4d7ebc5d392af8f1cbe7e2",
    "1000, dee1f738a84b47dc409f71ce9421c489fe9b713f5114c84261017bd32f2a9694"
  })
  void digests(int length, String hex) {
    byte[] bytes = "abcdefghijklmnop".repeat(length / 16 + 1).getBytes(StandardCharsets.UTF_8);
    Blake2b whole = new Blake2b();
    whole.update(bytes, 0, length);
    assertThat(whole.hex()).isEqualTo(hex);
    Blake2b parts = new Blake2b();
    for (int from = 0; from < length; from += 37) {
      parts.update(bytes, from, Math.min(37, length - from));
    }
    assertThat(parts.hex()).isEqualTo(hex);
  }
}
