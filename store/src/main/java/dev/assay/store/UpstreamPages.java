package dev.assay.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Project pages as an upstream gave them, with what it takes to ask whether they changed.
public final class UpstreamPages {
  /// How many bytes a compressed page may have.
  public static final int MOST_BYTES = 32 << 20;

  private final Sql sql;

  UpstreamPages(Sql sql) {
    this.sql = sql;
  }

  /// A page and its gzipped body; one that is missing upstream has its status (404) and no body.
  public record UpstreamPage(
      String upstream,
      String project,
      int status,
      long fetchedAt,
      @Nullable String etag,
      @Nullable String contentType,
      byte @Nullable [] body) {
    public UpstreamPage {
      if (body != null && body.length > MOST_BYTES) {
        throw new IllegalArgumentException("a page may have at most " + MOST_BYTES + " bytes");
      }
    }
  }

  public Optional<UpstreamPage> find(String upstream, String project) {
    return sql.first(
        UpstreamPage.class,
        "select * from upstream_pages where upstream = ? and project = ?",
        upstream,
        project);
  }

  public void put(UpstreamPage page) {
    sql.put("upstream_pages", page, "upstream", "project");
  }

  /// Says that upstream confirmed a page (304).
  public void confirmed(String upstream, String project, long now) {
    sql.run(
        "update upstream_pages set fetched_at = ? where upstream = ? and project = ?",
        now,
        upstream,
        project);
  }

  /// Projects whose page was fetched before an instant, oldest first.
  public List<String> olderThan(String upstream, long fetchedAt, int most) {
    return sql.list(
        String.class,
        "select project from upstream_pages where upstream = ? and fetched_at < ?"
            + " order by fetched_at, project limit ?",
        upstream,
        fetchedAt,
        most);
  }

  public void remove(String upstream, String project) {
    sql.run("delete from upstream_pages where upstream = ? and project = ?", upstream, project);
  }
}
