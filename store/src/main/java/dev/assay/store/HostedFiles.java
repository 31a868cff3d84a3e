package dev.assay.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Files that were uploaded here. A filename stands for the same bytes for ever, also after it was
/// removed.
public final class HostedFiles {
  private static final String TABLE = "hosted_files";

  private final Sql sql;

  HostedFiles(Sql sql) {
    this.sql = sql;
  }

  /// An uploaded file; its blob and that of its metadata are stored before. `yanked` is the reason,
  /// possibly empty, or null; `provenance` is the object of PEP 740 as JSON text.
  public record HostedFile(
      String filename,
      String project,
      String displayName,
      String version,
      String sha256,
      long size,
      @Nullable String requiresPython,
      @Nullable String metadataSha256,
      long uploadedAt,
      String uploader,
      @Nullable String yanked,
      @Nullable String provenance) {}

  /// What remains of a removed file.
  public record Tombstone(
      String filename,
      String project,
      String version,
      String sha256,
      long removedAt,
      String removedBy,
      String reason) {}

  /// What came of an upload.
  public sealed interface Upload {
    /// It is new and kept.
    record Stored(HostedFile file) implements Upload {}

    /// The very same file was here already.
    record Same(HostedFile file) implements Upload {}

    /// Another file has this name, or one that differs by case or separators only.
    record Taken(HostedFile by) implements Upload {}

    /// A file of this name was here and has been removed; the name is spent.
    record Removed(Tombstone tombstone) implements Upload {}
  }

  record Row(
      String filenameKey,
      String filename,
      String project,
      String displayName,
      String version,
      String sha256,
      long size,
      @Nullable String requiresPython,
      @Nullable String metadataSha256,
      long uploadedAt,
      String uploader,
      @Nullable String yanked,
      @Nullable String provenance) {
    static Row of(HostedFile f) {
      return new Row(
          FilenameKey.of(f.filename()),
          f.filename(),
          f.project(),
          f.displayName(),
          f.version(),
          f.sha256(),
          f.size(),
          f.requiresPython(),
          f.metadataSha256(),
          f.uploadedAt(),
          f.uploader(),
          f.yanked(),
          f.provenance());
    }
  }

  record Grave(
      String filenameKey,
      String filename,
      String project,
      String version,
      String sha256,
      long removedAt,
      String removedBy,
      String reason) {}

  /// Takes in a file whose project and blobs are there.
  public Upload upload(HostedFile file) {
    String key = FilenameKey.of(file.filename());
    boolean inserted = sql.insert(TABLE, Row.of(file), "on conflict do nothing") == 1;
    // Looked up after the insert, which waits for a removal that another node has under way.
    Optional<Tombstone> tombstone =
        sql.first(Tombstone.class, "select * from tombstones where filename_key = ?", key);
    if (tombstone.isPresent()) {
      sql.run("delete from hosted_files where filename_key = ?", key);
      return new Upload.Removed(tombstone.get());
    }
    if (inserted) {
      return new Upload.Stored(file);
    }
    HostedFile there = byKey(key).orElseThrow();
    boolean same = there.filename().equals(file.filename()) && there.sha256().equals(file.sha256());
    return same ? new Upload.Same(there) : new Upload.Taken(there);
  }

  public Optional<HostedFile> find(String filename) {
    return sql.first(HostedFile.class, "select * from hosted_files where filename = ?", filename);
  }

  /// The files of a project, oldest first.
  public List<HostedFile> of(String project) {
    return sql.list(
        HostedFile.class,
        "select * from hosted_files where project = ? order by uploaded_at, filename",
        project);
  }

  /// The files that have these bytes.
  public List<HostedFile> withSha256(String sha256) {
    return sql.list(
        HostedFile.class, "select * from hosted_files where sha256 = ? order by filename", sha256);
  }

  /// Yanks a file for a reason, or takes that back with null; false when there is no such file.
  public boolean yank(String filename, @Nullable String reason) {
    String change = reason == null ? "null" : "?";
    String statement = "update hosted_files set yanked = " + change + " where filename = ?";
    return (reason == null ? sql.run(statement, filename) : sql.run(statement, reason, filename))
        == 1;
  }

  /// Sets what was verified later of a file that is there.
  public boolean provenance(String filename, String json) {
    return sql.run("update hosted_files set provenance = ? where filename = ?", json, filename)
        == 1;
  }

  /// Removes a file for good and leaves a tombstone; false when there is no such file.
  public boolean remove(String filename, String by, String reason, long now) {
    String key = FilenameKey.of(filename);
    Optional<HostedFile> file = find(filename);
    if (file.isEmpty()) {
      return false;
    }
    HostedFile f = file.get();
    sql.run("delete from hosted_files where filename_key = ?", key);
    Grave grave =
        new Grave(key, f.filename(), f.project(), f.version(), f.sha256(), now, by, reason);
    return sql.insert("tombstones", grave, "on conflict do nothing") == 1;
  }

  /// What was removed of a project, oldest first.
  public List<Tombstone> removed(String project) {
    return sql.list(
        Tombstone.class,
        "select * from tombstones where project = ? order by removed_at, filename",
        project);
  }

  private Optional<HostedFile> byKey(String key) {
    return sql.first(HostedFile.class, "select * from hosted_files where filename_key = ?", key);
  }
}
