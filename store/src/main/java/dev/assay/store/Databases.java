package dev.assay.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.store.Database.Door;
import dev.assay.store.StoreSettings.Server;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/// Opens either database and brings its schema up to date.
final class Databases {
  private static final int BUSY_MILLIS = 10_000;
  private static final int CONNECT_MILLIS = 10_000;
  private static final int WRITERS = 8;

  private Databases() {}

  static Database open(StoreSettings settings) throws IOException {
    return settings.postgresql().isPresent()
        ? postgresql(settings.postgresql().get(), settings.readers())
        : sqlite(settings);
  }

  private static Database sqlite(StoreSettings settings) throws IOException {
    // SQLite would let others read it; what it writes beside it is as the file itself.
    Folders.createFile(settings.file());
    SQLiteDataSource writer = sqlite(settings.file(), TransactionMode.IMMEDIATE);
    alone(settings.data().resolve("migration.lock"), () -> migrate(writer, Dialect.SQLITE));
    SQLiteDataSource reader = sqlite(settings.file(), TransactionMode.DEFERRED);
    return new Database(
        Dialect.SQLITE,
        door("reader", reader, settings.readers(), "pragma query_only = true"),
        door("writer", writer, 1, "pragma query_only = false"));
  }

  private static Door door(String name, SQLiteDataSource source, int count, String first) {
    HikariConfig config = pool("sqlite-" + name, count);
    config.setConnectionInitSql(first);
    config.setDataSource(source);
    config.setMaxLifetime(0);
    config.setKeepaliveTime(0);
    return Door.of(new HikariDataSource(config), Lane.Threads.of(name, count));
  }

  private static SQLiteDataSource sqlite(Path file, TransactionMode mode) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setTransactionMode(mode);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setCacheSize(-16_000);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static Database postgresql(Server server, int readers) {
    HikariDataSource writers = new HikariDataSource(pool(server, "writer", WRITERS));
    try {
      migrate(writers, Dialect.POSTGRESQL);
      HikariConfig reading = pool(server, "reader", readers);
      reading.setReadOnly(true);
      reading.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
      return new Database(
          Dialect.POSTGRESQL,
          Door.of(new HikariDataSource(reading), new Lane.Direct()),
          Door.of(writers, new Lane.Direct()));
    } catch (RuntimeException e) {
      writers.close();
      throw e;
    }
  }

  private static HikariConfig pool(Server server, String name, int count) {
    HikariConfig config = pool("postgresql-" + name, count);
    config.setJdbcUrl(server.url());
    config.setUsername(server.user());
    config.setPassword(server.password());
    config.setMinimumIdle(1);
    config.addDataSourceProperty("ApplicationName", "assay");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return config;
  }

  private static HikariConfig pool(String name, int count) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setMaximumPoolSize(count);
    config.setConnectionTimeout(CONNECT_MILLIS);
    return config;
  }

  private static void migrate(DataSource source, Dialect dialect) {
    try {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:db/migration/common", "classpath:db/migration/" + dialect.folder())
          .placeholders(dialect.words())
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw Failures.of(e);
    }
  }

  // PostgreSQL lets only one node migrate; for a file it takes a lock of ours.
  private static void alone(Path file, Runnable work) throws IOException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = lock(channel)) {
      work.run();
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException e) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }
}
