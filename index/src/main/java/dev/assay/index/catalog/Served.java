package dev.assay.index.catalog;

import dev.assay.index.admission.Standing;
import dev.assay.store.Blob;

/// What becomes of a request for a file or its metadata.
public sealed interface Served {
  /// It is handed out.
  ///
  /// @param judged whether somebody has looked into it
  record Ready(Blob blob, boolean judged) implements Served {}

  /// It is not offered.
  record Refused(Listing.Entry entry, Standing.Refused why) implements Served {}

  /// It is being fetched or judged; ask again.
  record Pending(Listing.Entry entry, String what) implements Served {}

  /// There is no such file.
  record Missing() implements Served {}

  /// It cannot be had at the moment; the reason is a lower-case phrase.
  record Unavailable(String reason) implements Served {}
}
