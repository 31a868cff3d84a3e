package dev.assay.index.upload;

import dev.assay.core.provenance.Publisher;
import dev.assay.core.provenance.Verification;
import dev.assay.index.catalog.KeptProvenance;
import dev.assay.index.provenance.ProvenanceVerifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Verifies what is attested of an upload (PEP 740) before its file is kept.
record SentAttestations(ProvenanceVerifier verifier) {

  /// The provenance object to keep with a file, or why the upload is refused. Attestations that
  /// nobody here can verify are kept and marked so.
  ///
  /// @param attestations the JSON array that was uploaded
  Reading<String> provenance(String file, String sha256, String attestations) {
    List<Verification> all =
        verifier.verifyEach(file, sha256, attestations.getBytes(StandardCharsets.UTF_8));
    return switch (Verification.of(all)) {
      case Verification.Refused(String reason) -> refused(reason);
      case Verification.Verified(Publisher publisher, var _, var _, var _, long _)
          when all.stream().allMatch(Verification.Verified.class::isInstance) ->
          publishers(all) == 1
              ? new Reading.Read<>(KeptProvenance.verified(publisher, attestations))
              : refused("they name several publishers");
      case Verification.Verified _, Verification.Unsupported _, Verification.Absent _ ->
          new Reading.Read<>(KeptProvenance.unverified(attestations));
    };
  }

  private static int publishers(List<Verification> all) {
    return all.stream()
        .map(it -> ((Verification.Verified) it).publisher())
        .collect(Collectors.toSet())
        .size();
  }

  private static Reading<String> refused(String reason) {
    return new Reading.Refused<>(400, "its attestations do not hold: " + reason);
  }
}
