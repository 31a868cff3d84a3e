package dev.assay.advisories;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;

/// Data for tests.
final class Fixtures {
  private Fixtures() {}

  /// A database of these advisories and the CVEs of the snapshot.
  static AdvisoryDatabase database(OsvIndex osv) {
    Holding holding = new Holding(Feed.OSV, "fixture", osv.content(), Optional.empty());
    return new AdvisoryDatabase(
        List.of(holding), osv, Snapshot.kev(), Optional.empty(), Arena.ofShared());
  }
}
