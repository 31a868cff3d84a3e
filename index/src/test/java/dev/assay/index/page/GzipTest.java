package dev.assay.index.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipTest {
  @Test
  void whatIsPackedIsSmallAndComesOutAsItWas() throws IOException {
    byte[] page =
        "{\"filename\": \"acme-1.0.tar.gz\"}".repeat(500).getBytes(StandardCharsets.UTF_8);
    byte[] packed = Gzip.fast(page);
    assertThat(packed.length).isLessThan(page.length / 10);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertThat(in.readAllBytes()).isEqualTo(page);
    }
  }
}
