package dev.assay.cli.option;

import dev.assay.advisories.AdvisoryDatabase;
import dev.assay.advisories.Holding;
import dev.assay.advisories.Update;
import dev.assay.cli.terminal.Progress;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.advisory.AffectedPackage;
import dev.assay.core.version.PackageName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/// The advisory data of the moment, for whoever runs for long: newer data takes the place of older,
/// whoever has fetched or imported it, and is fetched when it is due. Each look-up is one of a
/// whole set of data.
public final class AdvisoriesInForce implements AdvisorySource, AutoCloseable {
  private static final Duration BETWEEN_TRIES = Duration.ofHours(1);

  private final Surroundings surroundings;
  private final DatabaseOptions options;
  private final AdvisoryAccess access;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private AdvisoryDatabase database;
  private String revision;
  private Instant tried;

  /// Opens what the options name.
  public AdvisoriesInForce(Surroundings surroundings, DatabaseOptions options) {
    this.surroundings = surroundings;
    this.options = options;
    this.access = new AdvisoryAccess(surroundings);
    // Asked for first: what comes while the data is opened counts as newer.
    this.revision = options.revision(access);
    this.database = opened();
    this.tried = surroundings.clock().instant();
  }

  private AdvisoryDatabase opened() {
    return options.open(surroundings, true, new Progress(surroundings, false));
  }

  /// Looks for newer data; true when there is some. What cannot be read changes nothing.
  public boolean renew() {
    refresh();
    String now = options.revision(access);
    if (now.equals(revision)) {
      return false;
    }
    revision = now;
    replace(opened());
    surroundings.say("assay: advisory data of %s from now on".formatted(stamp().date()));
    return true;
  }

  private void replace(AdvisoryDatabase newer) {
    lock.writeLock().lock();
    try {
      database.close();
      database = newer;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void refresh() {
    Instant now = surroundings.clock().instant();
    if (now.isBefore(tried.plus(BETWEEN_TRIES))) {
      return;
    }
    tried = now;
    List<Update.Failed> failures = options.refresh(access);
    if (!failures.isEmpty()) {
      Holding used = database.holdings().getFirst();
      surroundings.say("assay: " + DatabaseOptions.phrase(failures, used));
    }
  }

  private <T> T read(Function<AdvisorySource, T> question) {
    lock.readLock().lock();
    try {
      return question.apply(database.source());
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public List<AffectedPackage> affecting(PackageName name) {
    return read(source -> source.affecting(name));
  }

  @Override
  public Optional<LocalDate> exploitedSince(String cve) {
    return read(source -> source.exploitedSince(cve));
  }

  @Override
  public OptionalDouble epss(String cve) {
    return read(source -> source.epss(cve));
  }

  @Override
  public Stamp stamp() {
    return read(AdvisorySource::stamp);
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      database.close();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
