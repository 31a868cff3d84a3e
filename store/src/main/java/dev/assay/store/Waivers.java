package dev.assay.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Exceptions from rules that somebody asked for, somebody else approved, and that end.
public final class Waivers {
  private final Sql sql;

  Waivers(Sql sql) {
    this.sql = sql;
  }

  /// Where a waiver stands.
  public enum State {
    REQUESTED,
    APPROVED,
    REJECTED,
    REVOKED
  }

  /// A waiver of a rule (its id, or `*`) for a project, one version or one digest of it; with a
  /// team, for its members alone.
  public record Waiver(
      long id,
      String rule,
      String project,
      @Nullable String version,
      @Nullable String sha256,
      String requester,
      String reason,
      long createdAt,
      long expiresAt,
      State state,
      @Nullable String approver,
      @Nullable Long decidedAt,
      @Nullable String team) {

    /// A request, whose id the store gives.
    public static Waiver request(
        String rule,
        String project,
        @Nullable String version,
        @Nullable String sha256,
        String requester,
        String reason,
        long now,
        long expiresAt) {
      return new Waiver(
          0,
          rule,
          project,
          version,
          sha256,
          requester,
          reason,
          now,
          expiresAt,
          State.REQUESTED,
          null,
          null,
          null);
    }

    /// The same for the members of a team alone.
    public Waiver forTeam(String only) {
      return new Waiver(
          id, rule, project, version, sha256, requester, reason, createdAt, expiresAt, state,
          approver, decidedAt, only);
    }
  }

  /// Adds a waiver and returns its id.
  public long add(Waiver waiver) {
    return sql.insertNumbered("waivers", waiver);
  }

  public Optional<Waiver> find(long id) {
    return sql.first(Waiver.class, "select * from waivers where id = ?", id);
  }

  /// Approves or rejects a request; false when it was decided before.
  public boolean decide(long id, State state, String approver, long now) {
    if (state != State.APPROVED && state != State.REJECTED) {
      throw new IllegalArgumentException("a request is approved or rejected");
    }
    return change(id, State.REQUESTED, state, approver, now);
  }

  /// Takes an approval back; false when there is none.
  public boolean revoke(long id, String by, long now) {
    return change(id, State.APPROVED, State.REVOKED, by, now);
  }

  private boolean change(long id, State from, State to, String by, long now) {
    return sql.run(
            "update waivers set state = ?, approver = ?, decided_at = ? where id = ? and state = ?",
            to.name(),
            by,
            now,
            id,
            from.name())
        == 1;
  }

  /// The waivers in force for a project.
  public List<Waiver> inForce(String project, long now) {
    return sql.list(
        Waiver.class,
        "select * from waivers where project = ? and state = ? and expires_at > ? order by id",
        project,
        State.APPROVED.name(),
        now);
  }

  /// The waivers in one state, newest first.
  public List<Waiver> in(State state, int offset, int most) {
    return sql.list(
        Waiver.class,
        "select * from waivers where state = ? order by created_at desc, id desc limit ? offset ?",
        state.name(),
        most,
        offset);
  }

  /// The waivers of a project, newest first.
  public List<Waiver> of(String project) {
    return sql.list(
        Waiver.class,
        "select * from waivers where project = ? order by created_at desc, id desc",
        project);
  }
}
