package dev.assay.bench.corpus;

/// One artifact of a corpus.
///
/// @param path as the corpus names it
/// @param family the artifacts that do the same thing in the same way count as one
record Specimen(String path, String family, Era era) {
  Part part() {
    return Part.of(family);
  }

  /// The name of the file.
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
