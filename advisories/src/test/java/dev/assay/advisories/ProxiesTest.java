package dev.assay.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
  private static final URI TARGET = URI.create("https://osv.mirror.example/all.zip");

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, http://proxy.example:3128, proxy.example:3128",
    "https_proxy, proxy.example:3128, proxy.example:3128",
    "ALL_PROXY, http://bob:secret@proxy.example, proxy.example:1080",
    "HTTP_PROXY, http://proxy.example:3128, ''",
    "HTTPS_PROXY, '', ''",
    "HTTPS_PROXY, ':::', ''"
  })
  void theVariableOfTheSchemeCounts(String variable, String value, String proxy) {
    assertThat(select(Map.of(variable, value))).isEqualTo(proxy);
  }

  @ParameterizedTest
  @CsvSource({
    "*, true",
    "mirror.example, true",
    ".mirror.example, true",
    "*.mirror.example, true",
    "OSV.MIRROR.EXAMPLE, true",
    "'a.example , mirror.example', true",
    "rror.example, false",
    "v.mirror.example, false",
    "'', false"
  })
  void hostsMayBeExempt(String exempt, boolean direct) {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://p.example:1", "NO_PROXY", exempt);
    assertThat(select(environment)).isEqualTo(direct ? "" : "p.example:1");
  }

  @Test
  void lowerCaseWins() {
    assertThat(
            select(
                Map.of("https_proxy", "http://a.example:1", "HTTPS_PROXY", "http://b.example:2")))
        .isEqualTo("a.example:1");
  }

  private static String select(Map<String, String> environment) {
    Proxy proxy = new Proxies(environment).select(TARGET).getFirst();
    return proxy.address() instanceof InetSocketAddress address
        ? address.getHostString() + ":" + address.getPort()
        : "";
  }
}
