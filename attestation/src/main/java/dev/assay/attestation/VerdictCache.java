package dev.assay.attestation;

import java.util.Optional;

/// Keeps what the cryptography of an attestation came to, which never changes for the same file,
/// attestation and trusted root. Names, publishers and predicates are compared anew each time.
public interface VerdictCache {
  /// Keeps nothing.
  VerdictCache NONE =
      new VerdictCache() {
        @Override
        public Optional<Verdict> find(Key key) {
          return Optional.empty();
        }

        @Override
        public void keep(Key key, Verdict verdict) {}
      };

  /// What a verdict depends on, each a SHA-256 in hexadecimal.
  record Key(String file, String attestation, String trustedRoot) {}

  /// What the cryptography came to.
  ///
  /// @param reason why it does not hold, a lower-case phrase; empty when it holds
  record Verdict(Outcome outcome, String reason) {}

  /// The outcomes.
  enum Outcome {
    HOLDS,
    REFUSED,
    /// It rests on a key that the trusted root does not hold: it may be younger than the root.
    UNKNOWN_KEY
  }

  /// The verdict kept under a key.
  Optional<Verdict> find(Key key);

  /// Keeps a verdict.
  void keep(Key key, Verdict verdict);
}
