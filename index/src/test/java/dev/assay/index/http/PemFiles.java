package dev.assay.index.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/// Self-signed certificates for loopback, made by keytool and written as PEM.
final class PemFiles {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private PemFiles() {}

  static TlsFiles in(Path folder) {
    return new TlsFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"));
  }

  /// Writes a new certificate and its key into the files.
  static X509Certificate make(TlsFiles files, String algorithm)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = files.key().resolveSibling("made.p12");
    Files.deleteIfExists(store);
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                algorithm,
                "-alias",
                "a",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-validity",
                "3650",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new AssertionError(said);
    }
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      made.load(in, PASSWORD);
    }
    X509Certificate certificate = (X509Certificate) made.getCertificate("a");
    write(files.certificate(), "CERTIFICATE", certificate.getEncoded());
    write(files.key(), "PRIVATE KEY", made.getKey("a", PASSWORD).getEncoded());
    return certificate;
  }

  private static void write(Path file, String kind, byte[] der) throws IOException {
    String text =
        "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
            .formatted(kind, LINES.encodeToString(der));
    Files.writeString(file, text);
  }
}
