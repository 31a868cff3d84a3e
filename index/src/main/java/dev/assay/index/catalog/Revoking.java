package dev.assay.index.catalog;

import dev.assay.core.version.PackageName;
import dev.assay.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Looks whether files that were handed out may still be, so that whoever keeps them is told also
/// when nobody asks for them: after a change of the policy, of advisories or of claims, and once an
/// hour; some projects at a time, and without asking anybody else.
public final class Revoking {
  private static final int MOST = 100;
  private static final Duration ROUND = Duration.ofHours(1);

  private final Store store;
  private final Catalog catalog;
  private final InstantSource clock;
  private Instant began = Instant.EPOCH;
  private long changes;
  private String last = "";
  private boolean done = true;

  public Revoking(Store store, Catalog catalog, InstantSource clock) {
    this.store = store;
    this.catalog = catalog;
    this.clock = clock;
  }

  /// Looks at some projects.
  ///
  /// @return how many
  public int run() {
    beginAnew();
    if (done) {
      return 0;
    }
    List<String> projects = store.read(session -> session.admissions().projectsAfter(last, MOST));
    for (String project : projects) {
      last = project;
      catalog.recheck(PackageName.of(project));
    }
    done = projects.size() < MOST;
    return projects.size();
  }

  private void beginAnew() {
    Instant now = clock.instant();
    long current = catalog.changesOfAll();
    if (current != changes || !now.isBefore(began.plus(ROUND))) {
      began = now;
      changes = current;
      last = "";
      done = false;
    }
  }
}
