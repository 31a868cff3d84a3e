package dev.assay.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    "https://192.0.2.1/simple, https://198.51.100.7/file, true",
    "https://192.0.2.1/simple, http://192.0.2.1:8080/file, true",
    "https://192.0.2.1/simple, http://127.0.0.1/file, false",
    "https://192.0.2.1/simple, http://10.1.2.3/file, false",
    "https://192.0.2.1/simple, http://100.64.0.1/file, false",
    "https://192.0.2.1/simple, http://169.254.169.254/latest, false",
    "https://192.0.2.1/simple, http://[fd00:ec2::254]/latest, false",
    "https://192.0.2.1/simple, http://[::1]/file, false",
    "https://192.0.2.1/simple, http://[::ffff:127.0.0.1]/file, false",
    "http://127.0.0.1/simple, http://127.0.0.2/file, true",
    "http://10.0.0.1/simple, http://10.0.0.2/file, true",
    "http://10.0.0.1/simple, http://169.254.169.254/latest, false",
    "http://10.0.0.1/simple, https://198.51.100.7/file, true",
  })
  void noWayIntoAPrivateNetwork(URI index, URI address, boolean allowed) {
    assertThat(Addresses.mayLead(index, address)).isEqualTo(allowed);
  }
}
