package dev.assay.index.http;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.List;

/// What a certificate and its key are at a moment, by which a change is noticed.
@SuppressWarnings("ArrayRecordComponent")
record PemPair(byte[] certificate, byte[] key) {
  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");
  private static final byte[] PROBE = new byte[32];

  boolean isSame(PemPair other) {
    return Arrays.equals(certificate, other.certificate) && Arrays.equals(key, other.key);
  }

  Tls tls() throws CertificateException {
    Keys keys = keys();
    PrivateKey secret =
        keys.privateKey().orElseThrow(() -> new CertificateException("there is no private key"));
    if (keys.certChain().isEmpty()) {
      throw new CertificateException("there is no certificate");
    }
    if (!belongs(secret, keys.certChain().getFirst().getPublicKey())) {
      throw new CertificateException("the key is not that of the certificate");
    }
    return Tls.builder()
        .privateKey(secret)
        .privateKeyCertChain(keys.certChain())
        .enabledProtocols(PROTOCOLS)
        .build();
  }

  private Keys keys() throws CertificateException {
    try {
      return Keys.builder()
          .pem(
              pem ->
                  pem.key(Resource.create("the key", key))
                      .certChain(Resource.create("the certificate", certificate)))
          .build();
    } catch (RuntimeException unreadable) {
      throw new CertificateException("they are no PEM of a certificate and a key", unreadable);
    }
  }

  private static boolean belongs(PrivateKey secret, PublicKey shown) throws CertificateException {
    try {
      Signature signature = Signature.getInstance(algorithm(secret));
      signature.initSign(secret);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(shown);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException other) {
      throw new CertificateException("the key is not that of the certificate", other);
    }
  }

  private static String algorithm(PrivateKey secret) {
    return switch (secret.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> secret.getAlgorithm();
    };
  }
}
