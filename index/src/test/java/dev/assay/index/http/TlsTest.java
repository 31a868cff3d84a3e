package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The index over TLS, with certificates that are made here.
class TlsTest {
  @TempDir private Path folder;
  private TestIndex index;

  @AfterEach
  void stop() {
    if (index != null) {
      index.close();
    }
  }

  private void start(TlsFiles files) {
    Listening listening = new Listening("127.0.0.1", 0, Optional.of(files), OptionalInt.of(0));
    index = new TestIndex(folder.resolve("data"), TestIndex.ANNA, listening);
  }

  private HttpResponse<String> health(X509Certificate trusted, String... protocols)
      throws GeneralSecurityException, IOException, InterruptedException {
    HttpClient.Builder client = HttpClient.newBuilder().sslContext(trusting(trusted));
    if (protocols.length > 0) {
      client.sslParameters(new SSLParameters(null, protocols));
    }
    URI address = URI.create("https://127.0.0.1:" + index.port() + "/health");
    try (HttpClient http = client.build()) {
      return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }

  private static SSLContext trusting(X509Certificate certificate)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("a", certificate);
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  @ParameterizedTest
  @CsvSource({"EC,TLSv1.3", "RSA,TLSv1.2"})
  void bothVersionsAreSpoken(String algorithm, String protocol) throws Exception {
    TlsFiles files = PemFiles.in(folder);
    X509Certificate certificate = PemFiles.make(files, algorithm);
    start(files);
    HttpResponse<String> answer = health(certificate, protocol);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo(protocol);
  }

  @Test
  void aNewCertificateIsShownOnceBothFilesAreThere() throws Exception {
    TlsFiles files = PemFiles.in(folder);
    X509Certificate first = PemFiles.make(files, "EC");
    start(files);
    assertThat(index.server.renewCertificate()).isFalse();
    byte[] oldKey = Files.readAllBytes(files.key());
    X509Certificate second = PemFiles.make(files, "EC");
    byte[] newKey = Files.readAllBytes(files.key());

    Files.write(files.key(), oldKey);
    assertThatThrownBy(() -> index.server.renewCertificate())
        .isInstanceOf(CertificateException.class)
        .hasMessage("the key is not that of the certificate");
    assertThat(health(first).statusCode()).isEqualTo(200);

    Files.write(files.key(), newKey);
    assertThat(index.server.renewCertificate()).isTrue();
    assertThat(health(second).statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> health(first)).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void healthIsPlainOnLoopbackAndNothingElseIs() throws Exception {
    TlsFiles files = PemFiles.in(folder);
    var _ = PemFiles.make(files, "EC");
    start(files);
    String plain = "http://127.0.0.1:" + index.server.operationPort().orElseThrow();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(status(http, plain + "/health")).isEqualTo(200);
      assertThat(status(http, plain + "/simple/")).isEqualTo(404);
    }
  }

  private static int status(HttpClient http, String address)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void whatCannotBeShownIsSaid() throws Exception {
    TlsFiles files = PemFiles.in(folder);
    assertThatThrownBy(files::check).hasMessageContaining("cert.pem` cannot be read");
    var _ = PemFiles.make(files, "EC");
    files.check();
    Files.writeString(files.key(), "no key");
    assertThatThrownBy(files::check).isInstanceOf(CertificateException.class);
  }
}
