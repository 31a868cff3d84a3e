package dev.assay.attestation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1UTF8String;

/// What a certificate of Fulcio states of its holder (OIDs 1.3.6.1.4.1.57264.1.*).
final class Claims {
  private static final String ARC = "1.3.6.1.4.1.57264.1.";
  private static final int ISSUER = 8;
  private static final int REPOSITORY_URI = 12;
  private static final int REPOSITORY_DIGEST = 13;
  private static final int REPOSITORY_REF = 14;
  private static final int REPOSITORY_ID = 15;
  private static final int BUILD_CONFIG_URI = 18;
  private static final int TRIGGER = 20;
  private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
  private static final int EMAIL = 1;

  private final X509Certificate certificate;

  private Claims(X509Certificate certificate) {
    this.certificate = certificate;
  }

  static Optional<Claims> read(byte[] der) {
    try {
      return CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der))
              instanceof X509Certificate certificate
          ? Optional.of(new Claims(certificate))
          : Optional.empty();
    } catch (CertificateException | RuntimeException _) {
      return Optional.empty();
    }
  }

  private Optional<String> claim(int number) {
    byte[] value = certificate.getExtensionValue(ARC + number);
    if (value == null) {
      return Optional.empty();
    }
    try {
      byte[] content = ASN1OctetString.getInstance(value).getOctets();
      return ASN1Primitive.fromByteArray(content) instanceof ASN1UTF8String text
          ? Optional.of(text.getString())
          : Optional.empty();
    } catch (IOException | RuntimeException _) {
      return Optional.empty();
    }
  }

  String issuer() {
    return claim(ISSUER).orElse("");
  }

  String repositoryUri() {
    return claim(REPOSITORY_URI).orElse("");
  }

  String repositoryDigest() {
    return claim(REPOSITORY_DIGEST).orElse("");
  }

  String ref() {
    return claim(REPOSITORY_REF).orElse("");
  }

  Optional<String> repositoryId() {
    return claim(REPOSITORY_ID);
  }

  String buildConfigUri() {
    return claim(BUILD_CONFIG_URI).orElse("");
  }

  String trigger() {
    return claim(TRIGGER).orElse("");
  }

  /// The address that an account is known by.
  Optional<String> email() {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? Optional.empty()
          : names.stream()
              .filter(name -> name.getFirst().equals(EMAIL))
              .map(name -> name.get(1).toString())
              .findFirst();
    } catch (CertificateException _) {
      return Optional.empty();
    }
  }

  boolean isForCodeSigning() {
    try {
      List<String> uses = certificate.getExtendedKeyUsage();
      return uses != null && uses.contains(CODE_SIGNING);
    } catch (CertificateException _) {
      return false;
    }
  }

  /// Whether the certificate was valid then; both ends are.
  boolean isValidAt(Instant time) {
    return !time.isBefore(certificate.getNotBefore().toInstant())
        && !time.isAfter(certificate.getNotAfter().toInstant());
  }
}
