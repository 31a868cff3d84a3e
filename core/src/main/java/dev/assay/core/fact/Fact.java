package dev.assay.core.fact;

import dev.assay.core.artifact.Location;

/// Something true and located, whatever its source. Detectors know nothing else.
public sealed interface Fact
    permits AdvisoryMatch,
        NameSignal,
        IndexStatus,
        Hygiene,
        Act,
        Gained,
        Unshared,
        Restated,
        Unlocked,
        Attested,
        Continued {
  /// Where it is true.
  Location location();
}
