package dev.assay.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people decided about held files and releases.
public final class Reviews {
  private final Sql sql;

  Reviews(Sql sql) {
    this.sql = sql;
  }

  /// Let it through, or not.
  public enum Decision {
    APPROVE,
    REJECT
  }

  /// A decision; without digest it is about the whole release, without expiry it lasts.
  public record Review(
      long id,
      String project,
      String version,
      @Nullable String sha256,
      Decision decision,
      String reviewer,
      String reason,
      long decidedAt,
      @Nullable Long expiresAt) {}

  /// Adds a decision, whose id is given here; returns the id.
  public long add(Review review) {
    return sql.insertNumbered("reviews", review);
  }

  /// The decision in force for a file: the last one about it or its release that has not expired.
  public Optional<Review> inForce(String project, String version, String sha256, long now) {
    return sql.first(
        Review.class,
        "select * from reviews where project = ? and version = ?"
            + " and (sha256 is null or sha256 = ?) and (expires_at is null or expires_at > ?)"
            + " order by decided_at desc, id desc limit 1",
        project,
        version,
        sha256,
        now);
  }

  /// The decisions about a project, newest first.
  public List<Review> of(String project) {
    return sql.list(
        Review.class,
        "select * from reviews where project = ? order by decided_at desc, id desc",
        project);
  }

  /// The decisions about a project that have not expired, newest first.
  public List<Review> inForce(String project, long now) {
    return sql.list(
        Review.class,
        "select * from reviews where project = ? and (expires_at is null or expires_at > ?)"
            + " order by decided_at desc, id desc",
        project,
        now);
  }
}
