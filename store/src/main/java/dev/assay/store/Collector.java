package dev.assay.store;

import dev.assay.store.Blobs.Collected;
import dev.assay.store.Blobs.Collection;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/// Removes blobs that nothing needs: first the row, then, in a transaction that keeps the digest to
/// itself, the file. A crash in between leaves a file without a row, which the next run removes;
/// never a row without its file.
final class Collector {
  private static final long DAY = 24L * 60 * 60 * 1000;
  private static final int BATCH = 500;
  private static final String HOSTED =
      "exists (select 1 from hosted_files h where h.sha256 = b.sha256)"
          + " or exists (select 1 from hosted_files m where m.metadata_sha256 = b.sha256)";
  private static final String CACHED =
      "exists (select 1 from upstream_files u where u.sha256 = b.sha256)"
          + " or exists (select 1 from upstream_files v where v.metadata_sha256 = b.sha256)";

  private final Database database;
  private final Blobs blobs;
  private long removed;
  private long bytes;

  Collector(Database database, Blobs blobs) {
    this.database = database;
    this.blobs = blobs;
  }

  Collected collect(Collection rule) {
    String idle = "b.last_used_at < ? and not (" + HOSTED + ")";
    removeAll(idle + " and not (" + CACHED + ")", rule.unusedSince(), Long.MAX_VALUE);
    long excess = cachedBytes() - rule.cacheBytes();
    if (excess > 0) {
      removeAll(idle, rule.unusedSince(), excess);
    }
    long leftovers = sweep(rule.now() - DAY);
    return new Collected(removed, bytes, leftovers);
  }

  private long cachedBytes() {
    return database.read(
        session ->
            session
                .sql()
                .one(
                    Long.class,
                    "select coalesce(sum(b.size), 0) from blobs b where not (" + HOSTED + ")"));
  }

  private record Candidate(String sha256, long size) {}

  private void removeAll(String condition, long unusedSince, long enough) {
    long before = bytes;
    String query =
        "select b.sha256, b.size from blobs b where %s order by b.last_used_at limit %d"
            .formatted(condition, BATCH);
    while (bytes - before < enough) {
      List<Candidate> candidates =
          database.read(session -> session.sql().list(Candidate.class, query, unusedSince));
      long had = removed;
      for (Candidate candidate : candidates) {
        if (bytes - before < enough) {
          remove(candidate, condition, unusedSince);
        }
      }
      if (removed == had) {
        return;
      }
    }
  }

  private void remove(Candidate candidate, String condition, long unusedSince) {
    String sql = "delete from blobs as b where b.sha256 = ? and " + condition;
    int gone = database.write(session -> session.sql().run(sql, candidate.sha256(), unusedSince));
    if (gone == 1) {
      removed++;
      bytes += candidate.size();
      removeFile(candidate.sha256());
    }
  }

  // The row that is inserted and deleted again makes whoever stores the same digest wait for the
  // end.
  private boolean removeFile(String sha256) {
    return database.write(
        session -> {
          Blobs.Row placeholder = new Blobs.Row(sha256, 0, 0, 0);
          if (session.sql().insert("blobs", placeholder, "on conflict do nothing") == 0) {
            return false;
          }
          delete(blobs.path(sha256));
          session.sql().run("delete from blobs where sha256 = ?", sha256);
          return true;
        });
  }

  /// Removes what killed processes left behind: parts, and files whose row was never committed.
  private long sweep(long before) {
    Sweep sweep = new Sweep(before);
    try {
      Files.walkFileTree(blobs.folder(), sweep);
      return sweep.leftovers;
    } catch (IOException e) {
      throw Failures.of(e);
    }
  }

  private final class Sweep extends SimpleFileVisitor<Path> {
    private final long before;
    private long leftovers;

    Sweep(long before) {
      this.before = before;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.lastModifiedTime().toMillis() < before && leftover(file)) {
        leftovers++;
      }
      return FileVisitResult.CONTINUE;
    }

    // Files come and go while it walks.
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }

  private boolean leftover(Path file) {
    if (blobs.incoming().equals(file.getParent())) {
      return delete(file);
    }
    String name = file.getFileName().toString();
    return Blobs.named(name) && !known(name) && removeFile(name);
  }

  private boolean known(String sha256) {
    return database.read(
        session -> session.sql().any("select 1 from blobs where sha256 = ?", sha256));
  }

  private static boolean delete(Path file) {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      throw Failures.of(e);
    }
  }
}
