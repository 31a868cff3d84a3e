package dev.assay.index.upload;

import dev.assay.core.version.PackageName;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.catalog.Found;
import dev.assay.index.catalog.Listing;
import dev.assay.index.http.Caller;
import dev.assay.index.http.Permission;
import dev.assay.store.Claims.Claim;
import dev.assay.store.HostedProjects.HostedProject;
import dev.assay.store.Session;
import java.util.Optional;

/// Whose a name is.
public record Ownership(Catalog catalog) {

  /// Why a caller may not change a project; none when they may.
  public static Optional<String> denied(Session session, PackageName name, Caller caller) {
    if (!caller.may(Permission.UPLOAD, name)) {
      return Optional.of("`%s` may not upload to `%s`".formatted(caller.name(), name));
    }
    return team(session, name)
        .filter(team -> !caller.teams().contains(team) && !caller.may(Permission.ADMIN))
        .map(team -> "`%s` belongs to team `%s`".formatted(name, team));
  }

  private static Optional<String> team(Session session, PackageName name) {
    String project = name.normalized();
    return session
        .claims()
        .on(project)
        .map(Claim::team)
        .or(
            () ->
                session
                    .hostedProjects()
                    .find(project)
                    .flatMap(it -> Optional.<String>ofNullable(it.ownerTeam())));
  }

  /// The team that owns a project from its first upload on: the one of whoever uploads, if they
  /// have just one.
  static Optional<String> firstOwner(Session session, PackageName name, Caller caller) {
    return team(session, name)
        .or(() -> caller.teams().stream().filter(_ -> caller.teams().size() == 1).findFirst());
  }

  /// Why a name cannot be published here although nobody here has it: somebody else has (dependency
  /// confusion), and whoever wants that name wants theirs.
  Optional<Reading.Refused<Release>> confused(PackageName name, Optional<HostedProject> here) {
    if (here.isPresent() || catalog.isOurs(name)) {
      return Optional.empty();
    }
    return switch (catalog.find(name)) {
      case Found.Missing() -> Optional.empty();
      case Found.Listed(Listing listing) ->
          listing
              .source()
              .map(
                  source ->
                      new Reading.Refused<>(
                          403,
                          "`%s` is a project of %s; claim the name before you publish another one"
                              .formatted(name, source.upstream().id())));
      case Found.Unreachable(String reason) ->
          Optional.of(
              new Reading.Refused<>(
                  503,
                  "nobody can say whether `%s` is somebody else's: %s".formatted(name, reason)));
    };
  }
}
