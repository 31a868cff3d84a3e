package dev.assay.index.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;

/// A certificate with those above it, and its key, in PEM.
public record TlsFiles(Path certificate, Path key) {
  /// Looks whether a server could show them; the exception says why not.
  public void check() throws CertificateException {
    var _ = read().tls();
  }

  PemPair read() throws CertificateException {
    return new PemPair(bytes(certificate), bytes(key));
  }

  private static byte[] bytes(Path file) throws CertificateException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new CertificateException("`%s` cannot be read".formatted(file), failure);
    }
  }
}
