package dev.assay.index.catalog;

import dev.assay.index.admission.Standing;

/// What becomes of a request for the provenance of a file.
public sealed interface Provenance {
  /// The object as it was published.
  @SuppressWarnings("ArrayRecordComponent")
  record Ready(byte[] json) implements Provenance {}

  /// Its file is not offered.
  record Refused(Listing.Entry entry, Standing.Refused why) implements Provenance {}

  /// There is none.
  record Missing() implements Provenance {}

  /// It cannot be had at the moment; the reason is a lower-case phrase.
  record Unavailable(String reason) implements Provenance {}
}
