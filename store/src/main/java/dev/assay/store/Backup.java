package dev.assay.store;

import dev.assay.store.StoreException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A copy of everything as of one moment, taken while serving: a folder with the rows of each table
/// as gzipped JSON, the blobs, and a manifest of digests. It can be restored into either database.
/// It holds hashes of tokens and secrets of webhooks: keep it as safe as the store.
public final class Backup {
  private Backup() {}

  /// What was written or read; `absent` are cached blobs that went while they were copied.
  public record Summary(long rows, long blobs, long bytes, List<String> absent) {
    public Summary {
      absent = List.copyOf(absent);
    }
  }

  /// Writes a backup into a folder that does not exist yet; it appears when it is complete.
  public static Summary write(Store store, Path folder) {
    if (Files.exists(folder)) {
      throw new StoreException(Kind.REFUSED, "the folder of the backup exists already");
    }
    Path part = folder.resolveSibling(folder.getFileName() + ".part");
    try {
      Folders.create(part.resolve("tables"));
      Writing writing = new Writing(store, part);
      Summary summary = writing.write();
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      Folders.sync(folder.toAbsolutePath().resolveSibling("."));
      return summary;
    } catch (IOException e) {
      throw Failures.of(e);
    }
  }

  /// Fills an empty store from a backup, all or nothing, after every digest was compared.
  public static Summary restore(Path folder, Store store) {
    try {
      return new Reading(store, folder, Manifest.read(folder)).restore();
    } catch (IOException e) {
      throw Failures.of(e);
    }
  }

  private record Moment(List<Manifest.Table> tables, List<String> blobs, Set<String> hosted) {}

  private record Writing(Store store, Path folder) {
    Summary write() throws IOException {
      Moment moment = store.read(this::tables);
      List<String> absent = new ArrayList<>();
      long bytes = 0;
      for (String sha256 : moment.blobs()) {
        long size = copy(sha256);
        bytes += Math.max(size, 0);
        if (size < 0 && moment.hosted().contains(sha256)) {
          throw new StoreException(Kind.DAMAGED, "the blob " + sha256 + " is missing");
        }
        if (size < 0) {
          absent.add(sha256);
        }
      }
      new Manifest(moment.tables(), absent).write(folder);
      long rows = moment.tables().stream().mapToLong(Manifest.Table::rows).sum();
      return new Summary(rows, moment.blobs().size() - absent.size(), bytes, absent);
    }

    private Moment tables(Session session) {
      List<Manifest.Table> tables = new ArrayList<>();
      for (String table : Tables.ALL) {
        tables.add(table(session, table));
      }
      Sql sql = session.sql();
      String hosted =
          "select sha256 from hosted_files union"
              + " select metadata_sha256 from hosted_files where metadata_sha256 is not null";
      return new Moment(
          tables,
          sql.list(String.class, "select sha256 from blobs order by sha256"),
          new HashSet<>(sql.list(String.class, hosted)));
    }

    private Manifest.Table table(Session session, String table) {
      Path file = Manifest.file(folder, table);
      try {
        long rows = Dump.write(session.sql().handle().getConnection(), table, file);
        durable(file);
        return new Manifest.Table(table, rows, Digests.of(file));
      } catch (IOException e) {
        throw Failures.of(e);
      } catch (SQLException e) {
        throw Failures.of(new IllegalStateException(e));
      }
    }

    /// The size, or -1 when the blob is gone.
    private long copy(String sha256) throws IOException {
      Path target = Manifest.blob(folder, sha256);
      Folders.create(target.resolveSibling("."));
      try {
        Files.copy(store.blobs().path(sha256), target, StandardCopyOption.REPLACE_EXISTING);
      } catch (NoSuchFileException e) {
        return -1;
      }
      durable(target);
      if (!Digests.of(target).equals(sha256)) {
        throw new StoreException(Kind.DAMAGED, "the blob " + sha256 + " is damaged");
      }
      return Files.size(target);
    }

    private static void durable(Path file) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  private record Reading(Store store, Path folder, Manifest manifest) {
    Summary restore() throws IOException {
      for (Manifest.Table table : manifest.tables()) {
        if (!Digests.of(Manifest.file(folder, table.name())).equals(table.sha256())) {
          throw new StoreException(Kind.DAMAGED, "the backup of " + table.name() + " is damaged");
        }
      }
      store.read(
          session -> {
            requireEmpty(session);
            return true;
          });
      List<Long> sizes = new ArrayList<>();
      for (String sha256 : Manifest.blobs(folder)) {
        sizes.add(place(sha256));
      }
      long rows = store.write(this::rows);
      long bytes = sizes.stream().mapToLong(Long::longValue).sum();
      return new Summary(rows, sizes.size(), bytes, manifest.absent());
    }

    private long rows(Session session) {
      requireEmpty(session);
      long rows = 0;
      for (Manifest.Table table : manifest.tables()) {
        rows += table(session, table);
      }
      Tables.NUMBERED.forEach(table -> session.sql().numberOn(table));
      return rows;
    }

    private long table(Session session, Manifest.Table table) {
      Path file = Manifest.file(folder, table.name());
      Set<String> absent = table.name().equals("blobs") ? Set.copyOf(manifest.absent()) : Set.of();
      try {
        return Dump.read(
            session.sql().handle().getConnection(),
            table.name(),
            file,
            first -> !absent.contains(first));
      } catch (IOException e) {
        throw Failures.of(e);
      } catch (SQLException e) {
        throw Failures.of(new IllegalStateException(e));
      }
    }

    private static void requireEmpty(Session session) {
      for (String table : Tables.ALL) {
        if (session.sql().any("select 1 from " + table + " limit 1")) {
          throw new StoreException(
              Kind.REFUSED, "the store is not empty: `" + table + "` has rows");
        }
      }
    }

    private long place(String sha256) throws IOException {
      try (Incoming incoming = store.blobs().receive(Long.MAX_VALUE);
          InputStream in = Files.newInputStream(Manifest.blob(folder, sha256))) {
        in.transferTo((OutputStream) incoming);
        if (!incoming.sha256().equals(sha256)) {
          throw new StoreException(
              Kind.DAMAGED, "the blob " + sha256 + " of the backup is damaged");
        }
        incoming.place();
        return incoming.size();
      }
    }
  }
}
