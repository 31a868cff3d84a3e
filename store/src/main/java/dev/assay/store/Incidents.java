package dev.assay.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What should not happen and did, until a person closes it.
public final class Incidents {
  private final Sql sql;

  Incidents(Sql sql) {
    this.sql = sql;
  }

  /// What happened.
  public enum Kind {
    CHANGED_DIGEST,
    PUBLISHER_CHANGED,
    ATTESTATION_LOST,
    ATTESTATION_INVALID,
    UPSTREAM_LIED,
    CONFUSION,
    BLOB_DAMAGED
  }

  /// An incident; `filename` is empty when it is about a whole project, `detail` is JSON text.
  public record Incident(
      long id,
      Kind kind,
      String project,
      String filename,
      String detail,
      long openedAt,
      @Nullable Long closedAt,
      @Nullable String closedBy) {}

  record Opening(Kind kind, String project, String filename, String detail, long openedAt) {}

  /// Opens an incident, and queues it for the webhooks that want `incident-opened`; false when the
  /// same one is open already.
  public boolean open(Kind kind, String project, String filename, String detail, long now) {
    Opening opening = new Opening(kind, project, filename, detail, now);
    boolean opened = sql.insert("incidents", opening, "on conflict do nothing") == 1;
    if (opened) {
      new Webhooks(sql).tell("incident-opened", "-", subject(opening), told(opening), now);
    }
    return opened;
  }

  private static String subject(Opening opening) {
    return opening.filename().isEmpty() ? opening.project() : opening.filename();
  }

  private static String told(Opening opening) {
    return "{\"kind\":\"%s\",\"project\":\"%s\",\"detail\":%s}"
        .formatted(
            opening.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            opening.project(),
            opening.detail());
  }

  public Optional<Incident> find(long id) {
    return sql.first(Incident.class, "select * from incidents where id = ?", id);
  }

  /// Opens an incident unless the same one was ever opened: a person who has closed it has decided.
  public boolean openOnce(Kind kind, String project, String filename, String detail, long now) {
    boolean known =
        sql.any(
            "select 1 from incidents where kind = ? and project = ? and filename = ?",
            kind.name(),
            project,
            filename);
    return !known && open(kind, project, filename, detail, now);
  }

  /// All of a project, newest first.
  public List<Incident> of(String project) {
    return sql.list(
        Incident.class,
        "select * from incidents where project = ? order by opened_at desc, id desc",
        project);
  }

  /// Closes an incident; false when it is not open.
  public boolean close(long id, String by, long now) {
    return sql.run(
            "update incidents set closed_at = ?, closed_by = ? where id = ? and closed_at is null",
            now,
            by,
            id)
        == 1;
  }

  /// The open ones, newest first.
  public List<Incident> open() {
    return sql.list(
        Incident.class,
        "select * from incidents where closed_at is null order by opened_at desc, id desc");
  }

  /// The open ones of a project, newest first.
  public List<Incident> open(String project) {
    return sql.list(
        Incident.class,
        "select * from incidents where closed_at is null and project = ?"
            + " order by opened_at desc, id desc",
        project);
  }

  /// All of them, newest first.
  public List<Incident> all(int offset, int most) {
    return sql.list(
        Incident.class,
        "select * from incidents order by opened_at desc, id desc limit ? offset ?",
        most,
        offset);
  }
}
