package dev.assay.store;

import java.util.List;
import java.util.Optional;

/// Which digest a file of an upstream had when it was first seen, and when that was.
public final class Sightings {
  private final Sql sql;

  Sightings(Sql sql) {
    this.sql = sql;
  }

  /// The first sight of a file.
  public record Sighting(
      String upstream, String project, String filename, String sha256, long firstSeenAt) {}

  /// What a digest is to what was seen before.
  public sealed interface Sight {
    /// Nothing was seen before.
    record First() implements Sight {}

    /// The same digest, first seen then.
    record Same(long since) implements Sight {}

    /// Another digest was first seen then; it stays the one on record.
    record Changed(String before, long since) implements Sight {}
  }

  /// Takes down a digest and compares it with the first one.
  public Sight see(String upstream, String project, String filename, String sha256, long now) {
    Sighting sighting = new Sighting(upstream, project, filename, sha256, now);
    if (sql.insert("sightings", sighting, "on conflict do nothing") == 1) {
      return new Sight.First();
    }
    Sighting first = find(upstream, project, filename).orElseThrow();
    return first.sha256().equals(sha256)
        ? new Sight.Same(first.firstSeenAt())
        : new Sight.Changed(first.sha256(), first.firstSeenAt());
  }

  /// Takes down digests of files of which none is on record; of the others the first one stays.
  ///
  /// @return how many were taken down
  public int addAll(List<Sighting> sightings) {
    return sql.insertAll("sightings", sightings, "on conflict do nothing");
  }

  public Optional<Sighting> find(String upstream, String project, String filename) {
    return sql.first(
        Sighting.class,
        "select * from sightings where upstream = ? and project = ? and filename = ?",
        upstream,
        project,
        filename);
  }

  /// All sightings of a project at an upstream, by filename.
  public List<Sighting> of(String upstream, String project) {
    return sql.list(
        Sighting.class,
        "select * from sightings where upstream = ? and project = ? order by filename",
        upstream,
        project);
  }

  /// Puts another digest on record, which a person has accepted.
  public void accept(String upstream, String project, String filename, String sha256, long now) {
    sql.put(
        "sightings",
        new Sighting(upstream, project, filename, sha256, now),
        "upstream",
        "project",
        "filename");
  }
}
