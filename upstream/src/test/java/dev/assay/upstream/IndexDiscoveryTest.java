package dev.assay.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexDiscoveryTest {
  private static final URI INDEX = URI.create("https://index.example/simple");

  @TempDir private Path home;

  @Test
  void theEnvironmentComesFirst() {
    IndexSettings settings =
        discover(
            Map.of(
                "PIP_INDEX_URL",
                "https://index.example/simple",
                "PIP_EXTRA_INDEX_URL",
                "https://a.example/simple  https://b.example/simple"));
    assertThat(settings.index()).contains(INDEX);
    assertThat(settings.extra())
        .containsExactly(
            URI.create("https://a.example/simple"), URI.create("https://b.example/simple"));
    assertThat(settings.origin()).isEqualTo("`PIP_INDEX_URL`");
  }

  @Test
  void pipConfigurationOfTheUserIsRead() throws IOException {
    write(
        ".config/pip/pip.conf",
        """
        # mine
        [global]
        index_url: https://index.example/simple
        extra-index-url =
            https://a.example/simple
            https://b.example/simple
        [install]
        index-url = https://other.example/simple
        """);
    IndexSettings settings = discover(Map.of());
    assertThat(settings.index()).contains(INDEX);
    assertThat(settings.extra()).hasSize(2);
    assertThat(settings.origin()).endsWith("pip.conf`");
  }

  @Test
  void uvConfigurationIsReadWhenPipSaysNothing() throws IOException {
    write(
        ".config/uv/uv.toml",
        """
        [[index]]
        url = "https://extra.example/simple"

        [[index]]
        url = "https://index.example/simple"
        default = true
        """);
    IndexSettings settings = discover(Map.of());
    assertThat(settings.index()).contains(INDEX);
    assertThat(settings.extra()).containsExactly(URI.create("https://extra.example/simple"));
  }

  @Test
  void uvVariablesMayCarryAName() {
    assertThat(discover(Map.of("UV_DEFAULT_INDEX", "ours=https://index.example/simple")).index())
        .contains(INDEX);
  }

  @Test
  void whatIsNoWebAddressIsNotAnIndex() throws IOException {
    write(".config/pip/pip.conf", "[global]\nindex-url = file:///etc/passwd\n");
    assertThat(discover(Map.of("PIP_INDEX_URL", "not a url")).origin())
        .doesNotContain("PIP_INDEX_URL")
        .doesNotContain("pip.conf");
  }

  private IndexSettings discover(Map<String, String> environment) {
    return new IndexDiscovery(environment, home).discover();
  }

  private void write(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
