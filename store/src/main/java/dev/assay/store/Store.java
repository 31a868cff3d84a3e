package dev.assay.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All that is kept: rows in SQLite or PostgreSQL, which are reached in transactions, and blobs in
/// a folder.
public final class Store implements AutoCloseable {
  private final Database database;
  private final Blobs blobs;
  private final TrafficRecorder traffic;

  private Store(Database database, Path blobs) throws IOException {
    this.database = database;
    this.blobs = new Blobs(database, blobs);
    this.traffic = new TrafficRecorder(database);
  }

  /// Opens the store, creating and migrating what is absent or older.
  public static Store open(StoreSettings settings) {
    try {
      Folders.create(settings.data());
      Folders.create(settings.blobs());
      Database database = Databases.open(settings);
      try {
        return new Store(database, settings.blobs());
      } catch (IOException | RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (IOException e) {
      throw Failures.of(e);
    } catch (RuntimeException e) {
      throw Failures.of(e);
    }
  }

  /// Reads as of one moment.
  public <T extends @Nullable Object> T read(Work<T> work) {
    return database.read(work);
  }

  /// Reads and changes in one transaction, which is durable when this returns.
  public <T extends @Nullable Object> T write(Work<T> work) {
    return database.write(work);
  }

  /// The same for what can be learned again (pages, sightings, facts, judgements): it need not wait
  /// for the disk, and a power cut may take the last of it along.
  public <T extends @Nullable Object> T note(Work<T> work) {
    return database.note(work);
  }

  /// Like `write`, without a result.
  public void run(Consumer<Session> work) {
    database.write(
        session -> {
          work.accept(session);
          return true;
        });
  }

  /// Files by their digest.
  public Blobs blobs() {
    return blobs;
  }

  /// Takes down requests without making them wait.
  public TrafficRecorder traffic() {
    return traffic;
  }

  /// Transactions of a kind, `read` or `write`, that run and that wait.
  public record Load(String kind, int running, int waiting) {}

  /// How busy it is.
  public List<Load> load() {
    return database.load();
  }

  Database database() {
    return database;
  }

  @Override
  public void close() {
    traffic.close();
    database.close();
  }
}
