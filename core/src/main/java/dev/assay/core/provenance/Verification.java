package dev.assay.core.provenance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What verification of one file's attestations came to.
public sealed interface Verification {
  /// It is signed for this file by whom the index names.
  ///
  /// @param integrated when the transparency log took it in, or a timestamp authority signed it
  /// @param logIndex of its entry in the transparency log
  record Verified(
      Publisher publisher,
      Identity identity,
      Predicate predicate,
      Optional<Instant> integrated,
      long logIndex)
      implements Verification {}

  /// There is an attestation, and it does not hold for this file; the reason is a lower-case
  /// phrase.
  record Refused(String reason) implements Verification {}

  /// There is none.
  record Absent() implements Verification {}

  /// There is one that nobody here can verify; the reason is a lower-case phrase.
  record Unsupported(String reason) implements Verification {}

  /// `attested by GitHub acme/widget, release.yml, tag v1.2`, or why it is not.
  default String words() {
    return switch (this) {
      case Verified it ->
          "attested by %s %s".formatted(it.publisher().kind(), it.identity().words());
      case Refused(String reason) -> "attestation refused: " + reason;
      case Absent _ -> "not attested";
      case Unsupported(String reason) -> "attested, not verified: " + reason;
    };
  }

  /// What several attestations of one file come to: one that is refused counts before all others,
  /// for nobody publishes a wrong one by the way; then one that holds, that of the publisher first.
  static Verification of(List<Verification> all) {
    Optional<Verification> refused = first(all, Refused.class);
    Optional<Verification> verified =
        all.stream()
            .filter(it -> it instanceof Verified one && one.predicate() == Predicate.PUBLISH)
            .findFirst()
            .or(() -> first(all, Verified.class));
    return refused.or(() -> verified).or(() -> first(all, Unsupported.class)).orElse(new Absent());
  }

  private static Optional<Verification> first(
      List<Verification> all, Class<? extends Verification> kind) {
    return all.stream().filter(kind::isInstance).findFirst();
  }
}
