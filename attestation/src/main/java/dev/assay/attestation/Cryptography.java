package dev.assay.attestation;

import dev.sigstore.KeylessVerificationException;
import dev.sigstore.KeylessVerifier;
import dev.sigstore.VerificationOptions;
import dev.sigstore.bundle.Bundle;
import dev.sigstore.bundle.BundleParseException;
import dev.sigstore.rekor.client.RekorEntry;
import dev.sigstore.rekor.client.RekorParseException;
import dev.sigstore.trustroot.SigstoreConfigurationException;
import dev.sigstore.trustroot.TransparencyLog;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What sigstore checks, without network: chain and SCT of the certificate, signature of the
/// envelope, entry, promise, proof and checkpoint of the log, and timestamps.
final class Cryptography {
  private final TrustedRoot root;
  private @Nullable KeylessVerifier verifier;

  Cryptography(TrustedRoot root) {
    this.root = root;
  }

  /// Verifies a bundle over a file's SHA-256.
  VerdictCache.Verdict verify(String sha256, String bundleText) {
    try {
      Bundle bundle = Bundle.from(new StringReader(bundleText));
      Optional<String> unknown = new KnownKeys(root.keys()).unknown(bundle);
      if (unknown.isPresent()) {
        return new VerdictCache.Verdict(VerdictCache.Outcome.UNKNOWN_KEY, unknown.get());
      }
      verifier()
          .verify(HexFormat.of().parseHex(sha256), bundle, VerificationOptions.builder().build());
      RekorEntry entry = bundle.getEntries().getFirst();
      RekorEntry.InclusionProof proof = entry.getVerification().getInclusionProof();
      if (proof == null || proof.parsedCheckpoint().getSize() != proof.getTreeSize().longValue()) {
        return refused("its checkpoint is of another size of the log than its proof");
      }
      return isLogInUse(entry)
          ? new VerdictCache.Verdict(VerdictCache.Outcome.HOLDS, "")
          : refused("its log was not in use at the time of the entry");
    } catch (KeylessVerificationException
        | BundleParseException
        | RekorParseException
        | RuntimeException
        | StackOverflowError failure) {
      return refused(Reason.of(failure));
    }
  }

  private static VerdictCache.Verdict refused(String reason) {
    return new VerdictCache.Verdict(VerdictCache.Outcome.REFUSED, reason);
  }

  /// The library finds a log by its key alone and lets entries pass that are older or younger than
  /// the period in which the log was in use.
  private boolean isLogInUse(RekorEntry entry) {
    return entry.getIntegratedTime() == 0
        || TransparencyLog.find(
                root.keys().getTLogs(),
                HexFormat.of().parseHex(entry.getLogID()),
                entry.getIntegratedTimeInstant())
            .isPresent();
  }

  /// Built at the first use: it costs a second.
  private synchronized KeylessVerifier verifier() {
    if (verifier == null) {
      try {
        verifier = KeylessVerifier.builder().trustedRootProvider(root::keys).build();
      } catch (GeneralSecurityException | SigstoreConfigurationException failure) {
        throw new IllegalStateException("the trusted root cannot be used", failure);
      }
    }
    return verifier;
  }
}
