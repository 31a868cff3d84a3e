package dev.assay.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who publishes a project, pinned at first sight, and which of its versions were attested.
public final class Publishers {
  private final Sql sql;

  Publishers(Sql sql) {
    this.sql = sql;
  }

  /// An identity (issuer, repository or namespace, workflow, ref pattern, trigger) as JSON text.
  public record Pin(String project, String identity, long pinnedAt, String firstVersion) {}

  /// Whether a version carried a valid attestation, none, or one that did not hold.
  public enum Attested {
    YES,
    NO,
    INVALID
  }

  /// What was found at one version.
  public record AttestedVersion(
      String project, String version, Attested attested, @Nullable String identity, long seenAt) {}

  /// The earliest and the latest upload among the files of a project, as an upstream states them.
  public record Sight(String project, long firstUpload, long lastUpload) {}

  /// Keeps other transactions from this project's rows here until this one ends.
  public void lock(String project) {
    sql.lock("publisher " + project);
  }

  /// Pins an identity unless there is one; returns the pin in force.
  public Pin pin(Pin pin) {
    sql.insert("publisher_pins", pin, "on conflict do nothing");
    return pinned(pin.project()).orElseThrow();
  }

  /// Pins another identity, which a person has accepted.
  public void repin(Pin pin) {
    sql.put("publisher_pins", pin, "project");
  }

  public Optional<Pin> pinned(String project) {
    return sql.first(Pin.class, "select * from publisher_pins where project = ?", project);
  }

  public void unpin(String project) {
    sql.run("delete from publisher_pins where project = ?", project);
  }

  /// What was seen of the project when it was last the one that was known.
  public Optional<Sight> sight(String project) {
    return sql.first(Sight.class, "select * from project_sights where project = ?", project);
  }

  /// Takes down what is seen of a project.
  public void see(Sight sight) {
    sql.put("project_sights", sight, "project");
  }

  /// Takes down what was found at a version.
  public void attested(AttestedVersion version) {
    sql.put("attested_versions", version, "project", "version");
  }

  /// What was found at the versions of a project, in the order of sight.
  public List<AttestedVersion> history(String project) {
    return sql.list(
        AttestedVersion.class,
        "select * from attested_versions where project = ? order by seen_at, version",
        project);
  }
}
