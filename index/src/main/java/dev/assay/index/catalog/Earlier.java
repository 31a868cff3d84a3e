package dev.assay.index.catalog;

import dev.assay.core.Likeness;
import dev.assay.core.version.Version;
import dev.assay.index.admission.Candidate;
import dev.assay.index.admission.Standing;
import dev.assay.store.Blob;
import dev.assay.store.Blobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the file of the version before that one of a later version is to be compared with, among
/// those that are here and admitted.
record Earlier(Blobs blobs) {
  Optional<Candidate.Before> find(Listing listing, Listing.Entry later) {
    Optional<Version> version = later.file().version(listing.name());
    if (version.isEmpty()) {
      return Optional.empty();
    }
    Optional<Version> highest = Optional.empty();
    List<Candidate.Before> files = new ArrayList<>();
    for (Listing.Entry entry : listing.entries()) {
      if (!(entry.standing() instanceof Standing.Admitted)) {
        continue;
      }
      Optional<Version> own = entry.file().version(listing.name());
      if (own.isEmpty()
          || own.get().compareTo(version.get()) >= 0
          || (highest.isPresent() && own.get().compareTo(highest.get()) < 0)) {
        continue;
      }
      Optional<Blob> blob = entry.file().sha256().flatMap(blobs::find);
      if (blob.isPresent()) {
        if (!own.equals(highest)) {
          files.clear();
          highest = own;
        }
        files.add(new Candidate.Before(entry.file().name(), blob.get()));
      }
    }
    return Likeness.closest(files, Candidate.Before::file, later.file().name());
  }
}
