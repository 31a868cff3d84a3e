package dev.assay.attestation;

import dev.sigstore.bundle.Bundle;
import dev.sigstore.encryption.certificates.Certificates;
import dev.sigstore.trustroot.CertificateAuthority;
import dev.sigstore.trustroot.SigstoreTrustedRoot;
import dev.sigstore.trustroot.TransparencyLog;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;

/// Whether a trusted root holds the keys that a bundle rests on. Logs and authorities are renewed
/// now and then, and what was signed since must not look forged to whoever has an older root.
record KnownKeys(SigstoreTrustedRoot keys) {
  private static final String SCT_LIST = "1.3.6.1.4.1.11129.2.4.2";
  private static final int LOG_ID = 32;

  /// The first whose key is not there.
  Optional<String> unknown(Bundle bundle) {
    byte[] log = HexFormat.of().parseHex(bundle.getEntries().getFirst().getLogID());
    X509Certificate leaf = Certificates.getLeaf(bundle.getCertPath());
    if (TransparencyLog.find(keys.getTLogs(), log).isEmpty()) {
      return Optional.of("its transparency log");
    }
    if (keys.getCAs().stream().noneMatch(authority -> hasIssued(authority, leaf))) {
      return Optional.of("its certificate authority");
    }
    List<byte[]> logs = certificateLogs(leaf);
    boolean known =
        logs.isEmpty()
            || logs.stream().anyMatch(id -> TransparencyLog.find(keys.getCTLogs(), id).isPresent());
    return known ? Optional.empty() : Optional.of("the log of its certificate");
  }

  private static boolean hasIssued(CertificateAuthority authority, X509Certificate leaf) {
    return authority.getCertPath().getCertificates().stream()
        .anyMatch(issuer -> hasSigned(issuer, leaf));
  }

  private static boolean hasSigned(Certificate issuer, X509Certificate leaf) {
    try {
      leaf.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  /// The ids of the logs in the list of signed certificate timestamps (RFC 6962, section 3.3).
  private static List<byte[]> certificateLogs(X509Certificate leaf) {
    byte[] extension = leaf.getExtensionValue(SCT_LIST);
    List<byte[]> logs = new ArrayList<>();
    if (extension == null) {
      return logs;
    }
    try {
      byte[] inner = ASN1OctetString.getInstance(extension).getOctets();
      ByteBuffer list = ByteBuffer.wrap(ASN1OctetString.getInstance(inner).getOctets());
      list.getShort();
      while (list.hasRemaining()) {
        ByteBuffer timestamp = list.slice(list.position() + 2, list.getShort() & 0xffff);
        list.position(list.position() + timestamp.limit());
        timestamp.get();
        byte[] log = new byte[LOG_ID];
        timestamp.get(log);
        logs.add(log);
      }
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException _) {
      return logs;
    }
    return logs;
  }
}
