package dev.assay.index.provenance;

import dev.assay.attestation.VerdictCache;
import dev.assay.store.Provenances.AttestationVerdict;
import dev.assay.store.Store;
import java.util.Optional;

/// Keeps in the store what the cryptography of attestations came to.
record StoredVerdicts(Store store) implements VerdictCache {
  @Override
  public Optional<Verdict> find(Key key) {
    return store
        .read(
            session ->
                session.provenances().verdict(key.file(), key.attestation(), key.trustedRoot()))
        .map(row -> new Verdict(Outcome.valueOf(row.outcome()), row.reason()));
  }

  @Override
  public void keep(Key key, Verdict verdict) {
    AttestationVerdict row =
        new AttestationVerdict(
            key.file(),
            key.attestation(),
            key.trustedRoot(),
            verdict.outcome().name(),
            verdict.reason());
    store.write(
        session -> {
          session.provenances().keep(row);
          return true;
        });
  }
}
