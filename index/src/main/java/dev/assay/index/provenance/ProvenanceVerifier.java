package dev.assay.index.provenance;

import dev.assay.attestation.AttestationVerifier;
import dev.assay.attestation.PublishedFile;
import dev.assay.attestation.TrustedRoot;
import dev.assay.core.provenance.Verification;
import dev.assay.store.Store;
import java.util.List;

/// Verifies what an index states of the attestations of files, without network.
public final class ProvenanceVerifier {
  private final TrustedRoot root;
  private final AttestationVerifier verifier;

  public ProvenanceVerifier(Store store, TrustedRoot root) {
    this.root = root;
    this.verifier = new AttestationVerifier(root, new StoredVerdicts(store));
  }

  /// What the attestations of a file come to.
  public Verification verify(String file, String sha256, Stated stated) {
    return switch (stated) {
      case Stated.Nothing() -> new Verification.Absent();
      case Stated.Served(byte[] json) ->
          Verification.of(verifier.verifyProvenance(new PublishedFile(file, sha256), json));
      case Stated.Withheld(String reason) -> new Verification.Unsupported(reason);
      case Stated.Failed(String reason) -> new Verification.Unsupported(reason);
    };
  }

  /// What each attestation of an array comes to, as publishers send them with their files.
  public List<Verification> verifyEach(String file, String sha256, byte[] attestations) {
    return verifier.verifyAttestations(new PublishedFile(file, sha256), attestations);
  }

  /// The keys that it verifies with.
  public TrustedRoot root() {
    return root;
  }
}
