package dev.assay.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.x509.GeneralName;

/// An attestation before it is signed; a test changes what it is about.
public final class Draft {
  public static final PublishedFile FILE =
      new PublishedFile(
          "acme_widget-1.2.tar.gz",
          HexFormat.of().formatHex(FakeSigstore.sha256("the file".getBytes(UTF_8))));
  public static final Instant SIGNED = Instant.parse("2026-01-05T12:00:05Z");
  static final String GITHUB = "https://token.actions.githubusercontent.com";

  private final FakeSigstore sigstore;
  private final Map<Integer, String> claims = new TreeMap<>();
  private final KeyPair holder = FakeSigstore.keys();

  public String subjectName = FILE.name();
  public String subjectDigest = FILE.sha256();
  String moreSubjects = "";
  String predicateType = "https://index.example/attestations/publish/v1";
  String payloadType = "application/vnd.in-toto+json";
  public Instant from = Instant.parse("2026-01-05T12:00:00Z");
  public Instant to = Instant.parse("2026-01-05T12:10:00Z");
  public Instant integrated = SIGNED;
  boolean isTimeInLog = true;
  boolean isVersionTwo;
  boolean isTimestamped;
  Instant timestamped = SIGNED;
  GeneralName name =
      new GeneralName(
          GeneralName.uniformResourceIdentifier,
          "https://github.com/acme/widget/.github/workflows/release.yml@refs/tags/v1.2");

  public Draft(FakeSigstore sigstore) {
    this.sigstore = sigstore;
    claim(8, GITHUB);
    claim(12, "https://github.com/acme/widget");
    claim(13, "0123456789abcdef0123456789abcdef01234567");
    claim(14, "refs/tags/v1.2");
    claim(15, "4242");
    claim(18, "https://github.com/acme/widget/.github/workflows/release.yml@refs/tags/v1.2");
    claim(20, "release");
  }

  /// States something of the signer, by the last number of its OID.
  public Draft claim(int number, String value) {
    claims.put(number, value);
    return this;
  }

  /// The publisher object that goes with it.
  public static String publisher() {
    return """
        {"kind": "GitHub", "repository": "acme/widget", "workflow": "release.yml",
         "environment": "release", "claims": null}
        """;
  }

  /// A provenance object of attestations.
  public static byte[] provenance(String publisher, String... attestations) {
    return """
        {"version": 1, "attestation_bundles": [{"publisher": %s, "attestations": [%s]}]}
        """
        .formatted(publisher, String.join(",", attestations))
        .getBytes(UTF_8);
  }

  /// The attestation object, signed.
  public String sign() {
    X509Certificate certificate = sigstore.certificate(holder, claims, name, from, to);
    byte[] statement = statement().getBytes(UTF_8);
    byte[] signature = FakeSigstore.sign(holder.getPrivate(), encoded(statement));
    String body =
        isVersionTwo
            ? bodyTwo(statement, signature, certificate)
            : bodyOne(statement, signature, certificate);
    String entry =
        sigstore.entry(
            body, isVersionTwo ? "0.0.2" : "0.0.1", isTimeInLog ? integrated.getEpochSecond() : 0);
    String timestamps =
        isTimestamped
            ? ", \"timestamps\": [\"%s\"]"
                .formatted(FakeSigstore.base64(sigstore.timestamp(signature, timestamped)))
            : "";
    return """
        {"version": 1,
         "verification_material": {"certificate": "%s", "transparency_entries": [%s]%s},
         "envelope": {"statement": "%s", "signature": "%s"}}
        """
        .formatted(
            FakeSigstore.der(certificate),
            entry,
            timestamps,
            FakeSigstore.base64(statement),
            FakeSigstore.base64(signature));
  }

  private String statement() {
    return """
        {"_type":"https://in-toto.io/Statement/v1",\
        "subject":[{"name":"%s","digest":{"sha256":"%s"}}%s],\
        "predicateType":"%s","predicate":null}"""
        .formatted(subjectName, subjectDigest, moreSubjects, predicateType);
  }

  /// The pre-authentication encoding of DSSE.
  private byte[] encoded(byte[] statement) {
    String head = "DSSEv1 %d %s %d ".formatted(payloadType.length(), payloadType, statement.length);
    return FakeSigstore.joined(head.getBytes(UTF_8), statement);
  }

  private static String bodyOne(byte[] statement, byte[] signature, X509Certificate certificate) {
    String pem =
        "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
            .formatted(FakeSigstore.der(certificate));
    return """
        {"apiVersion":"0.0.1","kind":"dsse","spec":{\
        "envelopeHash":{"algorithm":"sha256","value":"%s"},\
        "payloadHash":{"algorithm":"sha256","value":"%s"},\
        "signatures":[{"signature":"%s","verifier":"%s"}]}}"""
        .formatted(
            "0".repeat(64),
            HexFormat.of().formatHex(FakeSigstore.sha256(statement)),
            FakeSigstore.base64(signature),
            FakeSigstore.base64(pem.getBytes(UTF_8)));
  }

  private static String bodyTwo(byte[] statement, byte[] signature, X509Certificate certificate) {
    return """
        {"apiVersion":"0.0.2","kind":"dsse","spec":{"dsseV002":{\
        "payloadHash":{"algorithm":"SHA2_256","digest":"%s"},\
        "signatures":[{"content":"%s","verifier":{"keyDetails":"PKIX_ECDSA_P256_SHA_256",\
        "x509Certificate":{"rawBytes":"%s"}}}]}}}"""
        .formatted(
            FakeSigstore.base64(FakeSigstore.sha256(statement)),
            FakeSigstore.base64(signature),
            FakeSigstore.der(certificate));
  }
}
