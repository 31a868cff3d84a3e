package dev.assay.index.http;

import dev.assay.core.version.PackageName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who sends a request.
///
/// @param name of the user or of the token's owner, `-` for anybody
/// @param permissions what it may do
/// @param projects the only ones that it may do it to, as normalised names and prefixes that end in
///   `*`; empty: all
/// @param teams whose projects are its own
/// @param until when what it shows ends by itself
public record Caller(
    String name,
    Means means,
    Set<Permission> permissions,
    List<String> projects,
    Set<String> teams,
    Optional<Instant> until) {
  private static final String NOBODY = "-";

  /// What it shows.
  public enum Means {
    NOTHING,
    PASSWORD,
    TOKEN
  }

  public Caller {
    permissions = Set.copyOf(permissions);
    projects = List.copyOf(projects);
    teams = Set.copyOf(teams);
  }

  /// A caller who may do something to all projects.
  public Caller(String name, Set<Permission> permissions) {
    this(
        name,
        name.equals(NOBODY) ? Means.NOTHING : Means.TOKEN,
        permissions,
        List.of(),
        Set.of(),
        Optional.empty());
  }

  /// Whoever comes without credentials.
  public static Caller anybody(Set<Permission> permissions) {
    return new Caller(NOBODY, permissions);
  }

  /// Whether it shows no credentials.
  public boolean isAnybody() {
    return means == Means.NOTHING;
  }

  /// Whether it may take a route. Administration and metrics are of the whole index, so that nobody
  /// who is bound to some projects may have them.
  public boolean may(Permission permission) {
    return switch (permission) {
      case OPEN -> true;
      case ADMIN, METRICS -> permissions.contains(permission) && projects.isEmpty();
      case READ, UPLOAD, REVIEW -> permissions.contains(permission);
    };
  }

  /// Whether it may do something to a project.
  public boolean may(Permission permission, PackageName project) {
    return may(permission) && (permission == Permission.OPEN || covers(project));
  }

  private boolean covers(PackageName project) {
    return projects.isEmpty()
        || projects.stream().anyMatch(pattern -> covers(pattern, project.normalized()));
  }

  private static boolean covers(String pattern, String name) {
    return pattern.endsWith("*")
        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
        : name.equals(pattern);
  }
}
