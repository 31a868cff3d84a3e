package dev.assay.index.catalog;

import dev.assay.core.version.PackageName;
import dev.assay.index.admission.Judging;
import dev.assay.store.Judgements.Judgement;
import dev.assay.store.Leases.Lease;
import dev.assay.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Judges anew what was judged by older rules or another build: one file after the other, on one
/// node at a time, and only while nobody waits for a judgement.
public final class Rejudging implements AutoCloseable {
  private static final String LEASE = "rejudging";
  private static final Duration TERM = Duration.ofMinutes(10);
  private static final int MOST = 50;

  private final Store store;
  private final Delivery delivery;
  private final Judging judging;
  private final InstantSource clock;
  private final String node = UUID.randomUUID().toString();
  // Files that are no longer offered, so that nobody is there to be told what is in them.
  private final Set<String> left = new HashSet<>();
  private volatile boolean closed;

  public Rejudging(Store store, Delivery delivery, Judging judging, InstantSource clock) {
    this.store = store;
    this.delivery = delivery;
    this.judging = judging;
    this.clock = clock;
  }

  /// Judges some files anew.
  ///
  /// @return how many
  public int run() {
    long now = clock.millis();
    Optional<Lease> lease =
        store.write(session -> session.leases().acquire(LEASE, node, now, now + TERM.toMillis()));
    if (lease.isEmpty()) {
      return 0;
    }
    try {
      return run(lease.get());
    } finally {
      store.run(session -> session.leases().release(lease.get()));
    }
  }

  private int run(Lease lease) {
    int done = 0;
    for (Judgement row : outdated()) {
      if (closed || !judging.isUp() || judging.waiting() > 0 || !renewed(lease)) {
        break;
      }
      if (judgedAnew(row)) {
        done++;
      } else {
        left.add(key(row));
      }
    }
    return done;
  }

  private List<Judgement> outdated() {
    int most = MOST + left.size();
    return store.read(session -> session.judgements().outdated(judging.basis(), most)).stream()
        .filter(row -> !left.contains(key(row)))
        .toList();
  }

  private boolean judgedAnew(Judgement row) {
    Optional<PackageName> name = PackageName.parse(row.project());
    return name.isPresent() && delivery.judgeAnew(name.get(), row.filename(), row.sha256());
  }

  private static String key(Judgement row) {
    return row.sha256() + " " + row.filename();
  }

  private boolean renewed(Lease lease) {
    long now = clock.millis();
    return store.write(session -> session.leases().renew(lease, now, now + TERM.toMillis()));
  }

  /// Lets no further file be judged.
  @Override
  public void close() {
    closed = true;
  }
}
