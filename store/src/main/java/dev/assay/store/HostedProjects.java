package dev.assay.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Projects that live here. Projects are named as PEP 503 normalises them, here and in every
/// gateway.
public final class HostedProjects {
  private static final String TABLE = "hosted_projects";

  private final Sql sql;

  HostedProjects(Sql sql) {
    this.sql = sql;
  }

  /// The markers of PEP 792.
  public enum Status {
    ACTIVE,
    ARCHIVED,
    QUARANTINED,
    DEPRECATED
  }

  /// A project; `tracks` and `alternateLocations` are the URLs of PEP 708.
  public record HostedProject(
      String project,
      String displayName,
      long createdAt,
      Status status,
      @Nullable String statusReason,
      List<String> tracks,
      List<String> alternateLocations,
      @Nullable String ownerTeam) {
    public HostedProject {
      tracks = List.copyOf(tracks);
      alternateLocations = List.copyOf(alternateLocations);
    }
  }

  /// The project, created by its first upload when it is new.
  public HostedProject ensure(
      String project, String displayName, @Nullable String ownerTeam, long now) {
    HostedProject fresh =
        new HostedProject(
            project, displayName, now, Status.ACTIVE, null, List.of(), List.of(), ownerTeam);
    sql.insert(TABLE, fresh, "on conflict do nothing");
    return find(project).orElseThrow();
  }

  public Optional<HostedProject> find(String project) {
    return sql.first(
        HostedProject.class, "select * from hosted_projects where project = ?", project);
  }

  /// All of them by name.
  public List<HostedProject> all() {
    return sql.list(HostedProject.class, "select * from hosted_projects order by project");
  }

  /// Writes a project as given.
  public void put(HostedProject project) {
    sql.put(TABLE, project, "project");
  }
}
