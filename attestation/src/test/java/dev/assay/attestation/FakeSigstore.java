package dev.assay.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/// A certificate authority, certificate log, transparency log and timestamp authority of our own,
/// and the trusted root that names them.
public final class FakeSigstore {
  private static final Date BEGIN = Date.from(Instant.parse("2025-01-01T00:00:00Z"));
  private static final Date END = Date.from(Instant.parse("2035-01-01T00:00:00Z"));
  private static final ASN1ObjectIdentifier SCT_LIST =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2");
  private static final String FULCIO = "1.3.6.1.4.1.57264.1.";

  private final KeyPair authority = keys();
  private final KeyPair certificateLog = keys();
  private final KeyPair log = keys();
  private final KeyPair clock = keys();
  private final X509Certificate root = selfSigned(authority, "fulcio.example");
  private final X509Certificate clockRoot = selfSigned(clock, "clock-root.example");
  private final KeyPair clockLeafKeys = keys();
  private final X509Certificate clockLeaf = clockLeaf();

  /// The trusted root with these keys.
  public TrustedRoot trustedRoot() {
    return switch (TrustedRoot.read(trustedRootJson(), LocalDate.of(2026, 11, 1))) {
      case TrustedRoot.Reading.Opened(TrustedRoot opened) -> opened;
      case TrustedRoot.Reading.Broken(String reason) -> throw new IllegalStateException(reason);
    };
  }

  byte[] trustedRootJson() {
    return """
        {"mediaType": "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
         "tlogs": [%s], "ctlogs": [%s],
         "certificateAuthorities": [%s], "timestampAuthorities": [%s]}
        """
        .formatted(
            logJson("rekor.example", log),
            logJson("ct.example", certificateLog),
            authorityJson("fulcio.example", root),
            authorityJson("clock.example", clockLeaf, clockRoot))
        .getBytes(UTF_8);
  }

  private static String logJson(String host, KeyPair keys) {
    return """
        {"baseUrl": "https://%s", "hashAlgorithm": "SHA2_256",
         "publicKey": {"rawBytes": "%s", "keyDetails": "PKIX_ECDSA_P256_SHA_256",
                       "validFor": {"start": "2025-01-01T00:00:00Z", "end": "2030-01-01T00:00:00Z"}},
         "logId": {"keyId": "%s"}}
        """
        .formatted(
            host,
            base64(keys.getPublic().getEncoded()),
            base64(sha256(keys.getPublic().getEncoded())));
  }

  private static String authorityJson(String host, X509Certificate... chain) {
    List<String> certificates =
        List.of(chain).stream().map(it -> "{\"rawBytes\": \"%s\"}".formatted(der(it))).toList();
    return """
        {"subject": {"organization": "example", "commonName": "%s"}, "uri": "https://%s",
         "certChain": {"certificates": [%s]}, "validFor": {"start": "2025-01-01T00:00:00Z"}}
        """
        .formatted(host, host, String.join(",", certificates));
  }

  /// A certificate for a key, with claims by the last number of their OID, and the moment it was
  /// logged.
  X509Certificate certificate(
      KeyPair holder, Map<Integer, String> claims, GeneralName name, Instant from, Instant to) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=fulcio.example"),
              BigInteger.valueOf(from.getEpochSecond()),
              Date.from(from),
              Date.from(to),
              new X500Name(""),
              holder.getPublic());
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning));
      builder.addExtension(Extension.subjectAlternativeName, true, new GeneralNames(name));
      for (Map.Entry<Integer, String> claim : claims.entrySet()) {
        builder.addExtension(
            new ASN1ObjectIdentifier(FULCIO + claim.getKey()),
            false,
            new DERUTF8String(claim.getValue()));
      }
      byte[] unlogged = signed(builder, authority.getPrivate()).getTBSCertificate();
      builder.addExtension(SCT_LIST, false, new DEROctetString(timestamps(unlogged, from)));
      return signed(builder, authority.getPrivate());
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// The list of one signed certificate timestamp (RFC 6962).
  private byte[] timestamps(byte[] unlogged, Instant time) throws IOException {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    byte[] millis = ByteBuffer.allocate(8).putLong(time.toEpochMilli()).array();
    entry.write(new byte[] {0, 0});
    entry.write(millis);
    entry.write(new byte[] {0, 1});
    entry.write(sha256(authority.getPublic().getEncoded()));
    int length = unlogged.length;
    entry.write(new byte[] {(byte) (length >> 16), (byte) (length >> 8), (byte) length});
    entry.write(unlogged);
    entry.write(new byte[] {0, 0});
    byte[] signature = sign(certificateLog.getPrivate(), entry.toByteArray());
    ByteBuffer timestamp = ByteBuffer.allocate(47 + signature.length);
    timestamp.put((byte) 0).put(sha256(certificateLog.getPublic().getEncoded())).put(millis);
    timestamp.putShort((short) 0).put((byte) 4).put((byte) 3);
    timestamp.putShort((short) signature.length).put(signature);
    ByteBuffer list = ByteBuffer.allocate(4 + timestamp.capacity());
    list.putShort((short) (2 + timestamp.capacity())).putShort((short) timestamp.capacity());
    return list.put(timestamp.array()).array();
  }

  /// An entry of the transparency log that holds a body.
  ///
  /// @param version of the kind: `0.0.1` or `0.0.2`
  /// @param integrated in seconds; nothing is promised when it is 0
  String entry(String body, String version, long integrated) {
    byte[] bytes = body.getBytes(UTF_8);
    byte[] leaf = sha256(joined(new byte[] {0}, bytes));
    byte[] neighbour = sha256(new byte[] {0, 1, 2});
    byte[] top = sha256(joined(new byte[] {1}, leaf, neighbour));
    String promise = integrated == 0 ? "" : promise(base64(bytes), integrated);
    return """
        {"logIndex": "77", "logId": {"keyId": "%s"},
         "kindVersion": {"kind": "dsse", "version": "%s"}, %s
         "inclusionProof": {"logIndex": "0", "rootHash": "%s", "treeSize": "2", "hashes": ["%s"],
                            "checkpoint": {"envelope": "%s"}},
         "canonicalizedBody": "%s"}
        """
        .formatted(
            base64(logId()),
            version,
            promise,
            base64(top),
            base64(neighbour),
            checkpoint(top),
            base64(bytes));
  }

  private String promise(String body, long integrated) {
    String promised =
        "{\"body\":\"%s\",\"integratedTime\":%d,\"logID\":\"%s\",\"logIndex\":77}"
            .formatted(body, integrated, HexFormat.of().formatHex(logId()));
    return "\"integratedTime\": \"%d\", \"inclusionPromise\": {\"signedEntryTimestamp\": \"%s\"},"
        .formatted(integrated, base64(sign(log.getPrivate(), promised.getBytes(UTF_8))));
  }

  /// With its line ends as JSON writes them.
  private String checkpoint(byte[] top) {
    String head = "rekor.example - 1\n2\n" + base64(top) + "\n";
    byte[] signature = sign(log.getPrivate(), head.getBytes(UTF_8));
    byte[] hint = Arrays.copyOf(logId(), 4);
    return (head + "\n\u2014 rekor.example " + base64(joined(hint, signature)) + "\n")
        .replace("\n", "\\n");
  }

  private byte[] logId() {
    return sha256(log.getPublic().getEncoded());
  }

  /// A timestamp of RFC 3161 over a signature.
  byte[] timestamp(byte[] signature, Instant time) {
    try {
      TimeStampTokenGenerator tokens =
          new TimeStampTokenGenerator(
              new JcaSimpleSignerInfoGeneratorBuilder()
                  .build("SHA256withECDSA", clockLeafKeys.getPrivate(), clockLeaf),
              new JcaDigestCalculatorProviderBuilder()
                  .build()
                  .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
              new ASN1ObjectIdentifier("1.2.3.4"));
      TimeStampResponseGenerator responses =
          new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
      return responses
          .generate(
              new TimeStampRequestGenerator().generate(TSPAlgorithms.SHA256, sha256(signature)),
              BigInteger.ONE,
              Date.from(time))
          .getEncoded();
    } catch (GeneralSecurityException | IOException | OperatorException | TSPException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private X509Certificate clockLeaf() {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=clock-root.example"),
              BigInteger.TWO,
              BEGIN,
              END,
              new X500Name("CN=clock.example"),
              clockLeafKeys.getPublic());
      builder.addExtension(
          Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
      return signed(builder, clock.getPrivate());
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static X509Certificate selfSigned(KeyPair keys, String name) {
    try {
      X500Name subject = new X500Name("CN=" + name);
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              subject, BigInteger.ONE, BEGIN, END, subject, keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
      return signed(builder, keys.getPrivate());
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    } catch (OperatorException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static byte[] sign(PrivateKey key, byte[] bytes) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static String der(X509Certificate certificate) {
    try {
      return base64(certificate.getEncoded());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
