package dev.assay.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Files by their SHA-256 under `ab/cd/<hex>`; a file is there as a whole or not at all. Nodes may
/// share the folder.
public final class Blobs {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final long TOUCH_MILLIS = 60L * 60 * 1000;
  private static final int TOUCHED_MOST = 100_000;

  private final Database database;
  private final Path folder;
  private final ConcurrentHashMap<String, Long> touched = new ConcurrentHashMap<>();

  Blobs(Database database, Path folder) throws IOException {
    this.database = database;
    this.folder = folder;
    Folders.create(incoming());
  }

  /// Begins to take in a file of at most so many bytes.
  public Incoming receive(long mostBytes) {
    try {
      return new Incoming(this, Files.createTempFile(incoming(), "in-", ".part"), mostBytes);
    } catch (IOException e) {
      throw Failures.of(e);
    }
  }

  /// The file with a digest, if it is here. Asks the file system only.
  public Optional<Blob> find(String sha256) {
    Path path = path(sha256);
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(new Blob(sha256, path, attributes.size()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Failures.of(e);
    }
  }

  /// Says that a file is being served, so that it stays; written down at most once an hour.
  public void used(String sha256, long now) {
    Long last = touched.get(sha256);
    if (last != null && now - last < TOUCH_MILLIS) {
      return;
    }
    if (touched.size() >= TOUCHED_MOST) {
      touched.clear();
    }
    touched.put(sha256, now);
    database.note(
        session ->
            session
                .sql()
                .run(
                    "update blobs set last_used_at = ? where sha256 = ? and last_used_at < ?",
                    now,
                    sha256,
                    now));
  }

  /// What reading a file again shows.
  public sealed interface Verification {
    /// The bytes are those of the digest.
    record Intact(long size) implements Verification {}

    /// There is no such file.
    record Missing() implements Verification {}

    /// The bytes have another digest.
    record Damaged(String actual) implements Verification {}
  }

  /// The digests of all files that should be here.
  public List<String> all() {
    return database.read(
        session -> session.sql().list(String.class, "select sha256 from blobs order by sha256"));
  }

  /// Reads a file again and compares its digest.
  public Verification verify(String sha256) {
    Path path = path(sha256);
    try {
      String actual = Digests.of(path);
      return actual.equals(sha256)
          ? new Verification.Intact(Files.size(path))
          : new Verification.Damaged(actual);
    } catch (NoSuchFileException e) {
      return new Verification.Missing();
    } catch (IOException e) {
      throw Failures.of(e);
    }
  }

  /// Removes what nothing needs; see [Collection].
  public Collected collect(Collection rule) {
    return new Collector(database, this).collect(rule);
  }

  /// What may go: files that nothing refers to, and of the cached ones those used longest ago until
  /// they fit into `cacheBytes`; never one that was stored or served after `unusedSince` (epoch
  /// milliseconds).
  public record Collection(long now, long unusedSince, long cacheBytes) {
    public Collection {
      if (unusedSince > now - 2 * TOUCH_MILLIS) {
        throw new IllegalArgumentException("a blob must be unused for two hours before it may go");
      }
    }
  }

  /// What went.
  public record Collected(long blobs, long bytes, long leftovers) {}

  /// Puts a complete, durable file in its place. The row comes first and holds off the collector of
  /// any node, the commit comes last: a committed row has its file.
  Blob keep(Path complete, String sha256, long size, long now) {
    return database.write(session -> enter(session, complete, sha256, size, now));
  }

  /// The same for a file that can be fetched again: its row may be lost by a power cut, and is then
  /// made anew.
  Blob cache(Path complete, String sha256, long size, long now) {
    return database.note(session -> enter(session, complete, sha256, size, now));
  }

  private Blob enter(Session session, Path complete, String sha256, long size, long now) {
    session.sql().insert("blobs", new Row(sha256, size, now, now), KEEP);
    place(complete, sha256);
    return new Blob(sha256, path(sha256), size);
  }

  private static final String KEEP =
      "on conflict (sha256) do update set last_used_at = excluded.last_used_at";

  record Row(String sha256, long size, long storedAt, long lastUsedAt) {}

  void place(Path complete, String sha256) {
    Path path = path(sha256);
    try {
      Folders.create(shelf(sha256));
      // A transaction that is run again has moved it already.
      if (Files.exists(complete)) {
        Files.move(complete, path, StandardCopyOption.ATOMIC_MOVE);
      } else if (!Files.exists(path)) {
        throw new StoreException(StoreException.Kind.FAILED, "a blob vanished while it was stored");
      }
      Folders.sync(shelf(sha256));
    } catch (IOException e) {
      throw Failures.of(e);
    }
  }

  static boolean named(String name) {
    return SHA256.matcher(name).matches();
  }

  Path path(String sha256) {
    if (!named(sha256)) {
      throw new IllegalArgumentException("a blob is named by 64 lower-case hexadecimal digits");
    }
    return shelf(sha256).resolve(sha256);
  }

  private Path shelf(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
  }

  Path folder() {
    return folder;
  }

  Path incoming() {
    return folder.resolve(".incoming");
  }
}
