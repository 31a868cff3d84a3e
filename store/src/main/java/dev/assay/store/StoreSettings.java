package dev.assay.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the store keeps things: a folder of its own, a folder of blobs that nodes may share, and a
/// PostgreSQL server instead of the SQLite file in the folder. `readers` bounds how many reads run
/// at once.
public record StoreSettings(Path data, Path blobs, @Nullable Server server, int readers) {
  private static final int READERS = 4;

  public StoreSettings {
    if (readers < 1) {
      throw new IllegalArgumentException("readers must be at least 1");
    }
  }

  /// SQLite and blobs in one folder.
  public static StoreSettings in(Path data) {
    return new StoreSettings(data, data.resolve("blobs"), null, READERS);
  }

  /// The same with the rows in PostgreSQL.
  public StoreSettings on(Server postgresql) {
    return new StoreSettings(data, blobs, postgresql, readers);
  }

  /// The same with another folder of blobs.
  public StoreSettings blobsIn(Path folder) {
    return new StoreSettings(data, folder, server, readers);
  }

  /// The same with another number of readers.
  public StoreSettings readers(int count) {
    return new StoreSettings(data, blobs, server, count);
  }

  Optional<Server> postgresql() {
    return Optional.ofNullable(server);
  }

  /// Whether there is a store already; of a PostgreSQL server that is not asked.
  public boolean isThere() {
    return server != null || Files.exists(file());
  }

  Path file() {
    return data.resolve("assay.db");
  }

  /// A PostgreSQL database by its JDBC URL; shows itself without URL and password, for either may
  /// hold a secret.
  public record Server(String url, @Nullable String user, @Nullable String password) {
    public Server {
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException(
            "the database URL must start with `jdbc:postgresql:` (SQLite needs none)");
      }
    }

    @Override
    public String toString() {
      return "Server[postgresql]";
    }
  }
}
