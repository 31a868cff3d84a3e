package dev.assay.core.detector.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.detector.code.Destination.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTest {
  @ParameterizedTest
  @CsvSource({
    "https://collect.example/in, ELSEWHERE",
    "https://bob:secret@collect.example:8443/in, ELSEWHERE",
    "collect.example, ELSEWHERE",
    "….collect.example, ELSEWHERE",
    "https://…/in, UNKNOWN",
    "https://….example/in, UNKNOWN",
    "'', UNKNOWN",
    "http://localhost:8000/, LOCAL",
    "http://10.1.2.3/, LOCAL",
    "https://example.com/, LOCAL",
    "http://[::1]:80/, LOCAL",
    "198.51.100.7:4444, ADDRESS",
    "http://[2001:db8::1]/, ADDRESS",
    "1.2.3.4.5, ELSEWHERE",
    "http://169.254.169.254/latest/meta-data/, METADATA",
    "https://s3.amazonaws.com/bucket, VENDOR",
    "https://discord.com/api/webhooks/1/abc, DROP",
    "https://discord.com/api/users, VENDOR",
    "https://api.telegram.org/bot1:a/sendMessage, DROP",
    "https://api.telegram.org/bot…/sendMessage, VENDOR",
    "https://webhook.site/…, VENDOR",
    "https://webhook.site/1-2/?d=…, DROP",
    "abc.oast.fun, DROP",
    "https://raw.githubusercontent.com/a/b/main/c.py, SHARED",
    "https://github.com/a/b/raw/main/c.py, SHARED",
    "https://github.com/a/b, VENDOR",
    "s3://acme-bucket/a, ELSEWHERE",
    "s3://…/a, UNKNOWN"
  })
  void aTargetIsAPlaceOfAKind(String target, Kind kind) {
    assertThat(Destination.of(target).kind()).isEqualTo(kind);
  }
}
