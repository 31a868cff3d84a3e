package dev.assay.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// One database behind two doors: readers, which see one moment and change nothing, and writers.
final class Database implements AutoCloseable {
  private static final int ATTEMPTS = 12;
  private static final ScopedValue<Boolean> INSIDE = ScopedValue.newInstance();

  private final Dialect dialect;
  private final Door readers;
  private final Door writers;
  private volatile boolean closed;

  /// Connections and the threads that use them.
  record Door(HikariDataSource connections, Jdbi jdbi, Lane lane) implements AutoCloseable {
    static Door of(HikariDataSource connections, Lane lane) {
      return new Door(connections, Mapping.over(connections), lane);
    }

    Store.Load load(String kind) {
      HikariPoolMXBean pool = connections.getHikariPoolMXBean();
      return new Store.Load(
          kind, pool.getActiveConnections(), pool.getThreadsAwaitingConnection() + lane.waiting());
    }

    @Override
    public void close() {
      lane.close();
      connections.close();
    }
  }

  Database(Dialect dialect, Door readers, Door writers) {
    this.dialect = dialect;
    this.readers = readers;
    this.writers = writers;
  }

  List<Store.Load> load() {
    return List.of(readers.load("read"), writers.load("write"));
  }

  Dialect dialect() {
    return dialect;
  }

  <T extends @Nullable Object> T read(Work<T> work) {
    return through(readers, Durability.NONE, work);
  }

  <T extends @Nullable Object> T write(Work<T> work) {
    return through(writers, Durability.POWER_CUT, work);
  }

  <T extends @Nullable Object> T note(Work<T> work) {
    return through(writers, Durability.CRASH, work);
  }

  private <T extends @Nullable Object> T through(Door door, Durability durability, Work<T> work) {
    if (closed) {
      throw new StoreException(StoreException.Kind.CLOSED, "the store is closed");
    }
    if (INSIDE.isBound()) {
      throw new IllegalStateException(
          "a transaction inside a transaction: use the session at hand");
    }
    return door.lane()
        .run(() -> ScopedValue.where(INSIDE, true).call(() -> attempts(door, durability, work)));
  }

  private <T extends @Nullable Object> T attempts(Door door, Durability durability, Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      Attempt state = new Attempt(durability);
      try {
        return once(door, work, state);
      } catch (RuntimeException e) {
        RuntimeException failure = closed ? closed(e) : Failures.of(e);
        if (attempt == ATTEMPTS || !again(failure, state)) {
          throw failure;
        }
        pause(attempt);
      }
    }
  }

  /// Whether the transaction had come to its commit, after which a lost connection leaves open what
  /// happened.
  private static final class Attempt {
    private final Durability durability;
    private boolean committing;

    Attempt(Durability durability) {
      this.durability = durability;
    }
  }

  private <T extends @Nullable Object> T once(Door door, Work<T> work, Attempt state) {
    try (Handle handle = door.jdbi().open()) {
      state.durability.before(dialect, handle);
      handle.begin();
      state.durability.within(dialect, handle);
      T result;
      try {
        result = work.in(new Session(new Sql(handle, dialect)));
        state.committing = true;
        handle.commit();
      } catch (RuntimeException | Error e) {
        rollback(handle, e);
        throw e;
      }
      return result;
    }
  }

  // The connection may be gone, which is then the lesser news.
  private static void rollback(Handle handle, Throwable failure) {
    try {
      handle.rollback();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private boolean again(RuntimeException failure, Attempt state) {
    return failure instanceof StoreException e
        && switch (e.kind()) {
          case BUSY -> true;
          // Connections that died together with their server; a server that stays away is told at
          // once.
          case LOST -> !state.committing && writers.connections().isRunning() && dead(e);
          case FULL, CLOSED, REFUSED, DAMAGED, FAILED -> false;
        };
  }

  private static boolean dead(StoreException failure) {
    return !(failure.getCause() instanceof org.jdbi.v3.core.ConnectionException);
  }

  private static StoreException closed(RuntimeException cause) {
    return new StoreException(StoreException.Kind.CLOSED, "the store is closed", cause);
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(1, 5 << Math.min(attempt, 6)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    readers.close();
    writers.close();
  }
}
