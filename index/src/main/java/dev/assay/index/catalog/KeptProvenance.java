package dev.assay.index.catalog;

/// What is kept of where a file came from: the object of PEP 740, in which a publisher of the kind
/// `unverified` says that nobody has looked at the attestations.
public final class KeptProvenance {
  private static final String UNVERIFIED =
      "{\"version\":1,\"attestation_bundles\":[{\"publisher\":{\"kind\":\"unverified\"},"
          + "\"attestations\":";

  private KeptProvenance() {}

  /// Attestations that nobody has verified.
  ///
  /// @param attestations an array of JSON
  public static String unverified(String attestations) {
    return UNVERIFIED + attestations + "}]}";
  }

  /// Whether somebody has verified it. Only that is advertised on pages.
  public static boolean isVerified(String provenance) {
    return !provenance.startsWith(UNVERIFIED);
  }
}
