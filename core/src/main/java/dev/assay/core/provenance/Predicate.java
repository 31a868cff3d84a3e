package dev.assay.core.provenance;

/// What an attestation states of a file.
public enum Predicate {
  /// That it was published by its signer (PEP 740).
  PUBLISH("publish"),
  /// How it was built (SLSA provenance 1).
  SLSA_PROVENANCE("slsa-provenance");

  private final String word;

  Predicate(String word) {
    this.word = word;
  }

  /// The word in reports.
  public String word() {
    return word;
  }
}
