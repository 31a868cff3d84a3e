package dev.assay.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Files that an upstream offers, and which of them are here.
public final class UpstreamFiles {
  private static final String SELECT = "select * from upstream_files ";

  private static final String LATEST =
      """
      on conflict (upstream, project, filename) do update set
        version = excluded.version, url = excluded.url, size = excluded.size,
        upload_time = excluded.upload_time, requires_python = excluded.requires_python,
        yanked = excluded.yanked,
        metadata_sha256 = case when upstream_files.sha256 = excluded.sha256
          then coalesce(excluded.metadata_sha256, upstream_files.metadata_sha256)
          else excluded.metadata_sha256 end,
        sha256 = excluded.sha256
      """;

  private final Sql sql;

  UpstreamFiles(Sql sql) {
    this.sql = sql;
  }

  /// A file as upstream describes it; `metadataSha256` names a blob once the metadata was fetched.
  public record UpstreamFile(
      String upstream,
      String project,
      String filename,
      @Nullable String version,
      String url,
      @Nullable String sha256,
      @Nullable Long size,
      @Nullable Long uploadTime,
      @Nullable String requiresPython,
      @Nullable String yanked,
      @Nullable String metadataSha256) {}

  public Optional<UpstreamFile> find(String upstream, String project, String filename) {
    return sql.first(
        UpstreamFile.class,
        SELECT + "where upstream = ? and project = ? and filename = ?",
        upstream,
        project,
        filename);
  }

  /// The files of a name from any upstream.
  public List<UpstreamFile> named(String filename) {
    return sql.list(
        UpstreamFile.class, SELECT + "where filename = ? order by upstream, project", filename);
  }

  public List<UpstreamFile> of(String upstream, String project) {
    return sql.list(
        UpstreamFile.class,
        SELECT + "where upstream = ? and project = ? order by filename",
        upstream,
        project);
  }

  /// Files of a project whose bytes are here.
  public List<UpstreamFile> cached(String project) {
    return sql.list(
        UpstreamFile.class,
        SELECT
            + "where project = ? and exists (select 1 from blobs b where b.sha256 = upstream_files.sha256)"
            + " order by upstream, filename",
        project);
  }

  /// Writes what upstream says now; the digest of fetched metadata stays while the file does.
  public void putAll(List<UpstreamFile> files) {
    var _ = sql.insertAll("upstream_files", files, LATEST);
  }

  /// Names the blob of a file's metadata.
  public void metadata(String upstream, String project, String filename, String sha256) {
    sql.run(
        "update upstream_files set metadata_sha256 = ?"
            + " where upstream = ? and project = ? and filename = ?",
        sha256,
        upstream,
        project,
        filename);
  }

  public void remove(String upstream, String project, String filename) {
    sql.run(
        "delete from upstream_files where upstream = ? and project = ? and filename = ?",
        upstream,
        project,
        filename);
  }
}
