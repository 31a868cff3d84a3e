package dev.assay.index.upload;

import dev.assay.core.version.PackageName;

/// Verifies what is attested of an upload (PEP 740).
@FunctionalInterface
public interface AttestationCheck {
  /// Verifies nothing: attestations are kept, and marked as not verified.
  AttestationCheck NONE = (_, _) -> new Result.Unchecked();

  /// Looks at the attestations of a file.
  ///
  /// @param attestations the JSON array that was uploaded
  Result check(Subject subject, String attestations);

  /// The file that they must be about.
  record Subject(PackageName project, String version, String file, String sha256) {}

  /// What came of looking.
  sealed interface Result {
    /// They hold.
    ///
    /// @param provenance the object of PEP 740, with the publisher that they prove
    record Verified(String provenance) implements Result {}

    /// Nobody can say.
    record Unchecked() implements Result {}

    /// They do not hold: the upload is refused. The reason is a lower-case phrase.
    record Invalid(String reason) implements Result {}
  }
}
