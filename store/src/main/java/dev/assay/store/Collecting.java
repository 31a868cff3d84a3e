package dev.assay.store;

import dev.assay.store.Blobs.Collected;
import dev.assay.store.Blobs.Collection;
import dev.assay.store.Leases.Lease;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Removes blobs that nothing needs by itself, once in a while among all nodes.
///
/// @param every how often
/// @param cacheBytes how much of the files of others may stay
public record Collecting(Store store, InstantSource clock, Duration every, long cacheBytes) {
  private static final String LEASE = "collecting";
  private static final Duration UNUSED = Duration.ofDays(1);

  /// Removes them if it is time.
  ///
  /// @return what went
  public Optional<Collected> run() {
    long now = clock.millis();
    if (!isDue(now)) {
      return Optional.empty();
    }
    Collection rule = new Collection(now, now - UNUSED.toMillis(), cacheBytes);
    return Optional.of(store.blobs().collect(rule));
  }

  /// The lease is not given back: it ends when it is time again.
  private boolean isDue(long now) {
    Optional<Lease> held = store.read(session -> session.leases().find(LEASE));
    if (held.filter(lease -> lease.expiresAt() > now).isPresent()) {
      return false;
    }
    String holder = UUID.randomUUID().toString();
    Optional<Lease> mine =
        store.write(
            session -> session.leases().acquire(LEASE, holder, now, now + every.toMillis()));
    return mine.isPresent();
  }
}
