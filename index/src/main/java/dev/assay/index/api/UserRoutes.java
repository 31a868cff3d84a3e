package dev.assay.index.api;

import dev.assay.index.access.Owners;
import dev.assay.index.access.Passwords;
import dev.assay.index.access.StoreGuard;
import dev.assay.index.http.Call;
import dev.assay.index.http.Permission;
import dev.assay.index.http.Route;
import dev.assay.report.json.JsonWriter;
import dev.assay.store.Role;
import dev.assay.store.Session;
import dev.assay.store.Teams.Team;
import dev.assay.store.Users.User;
import io.helidon.http.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Users and teams.
final class UserRoutes {
  private final Desk desk;
  private final StoreGuard guard;
  private final Passwords passwords;

  UserRoutes(Desk desk, StoreGuard guard, Passwords passwords) {
    this.desk = desk;
    this.guard = guard;
    this.passwords = passwords;
  }

  List<Route> routes() {
    return List.of(
        new Route(Method.GET, "/api/users", Permission.ADMIN, this::list),
        new Route(Method.POST, "/api/users", Permission.ADMIN, Body.of(this::put)),
        new Route(Method.DELETE, "/api/users/{name}", Permission.ADMIN, this::disable),
        new Route(Method.GET, "/api/teams", Permission.READ, this::teams),
        new Route(Method.POST, "/api/teams", Permission.ADMIN, Body.of(this::putTeam)));
  }

  private record Shown(User user, List<String> teams) {}

  private void list(Call call) {
    List<Shown> users =
        desk.store()
            .read(
                session ->
                    session.users().all().stream()
                        .map(user -> new Shown(user, session.teams().of(user.name())))
                        .toList());
    Answers.list(call, "users", users, UserRoutes::describe);
  }

  private static void describe(JsonWriter json, Shown shown) {
    User user = shown.user();
    json.text("name", user.name());
    json.text("display-name", user.displayName());
    json.texts("roles", user.roles().stream().map(Body::word).sorted().toList());
    json.texts("teams", shown.teams());
    json.flag("password", user.passwordHash() != null);
    Answers.moment(json, "created", user.createdAt());
    Answers.moment(json, "disabled", user.disabledAt());
  }

  /// Adds a user, or changes what is said of one.
  private void put(Call call, Body body) {
    String name = body.line("name", Owners::isName, "name of a user");
    Set<Role> roles = body.choices("roles", Role.class);
    Optional<String> password = body.optionalLine("password");
    if (password.filter(it -> it.length() < Passwords.SHORTEST).isPresent()) {
      body.fault("`password` has fewer than " + Passwords.SHORTEST + " characters");
    }
    if (roles.isEmpty()) {
      body.fault("`roles` is missing");
    }
    List<String> teams = body.lines("teams", this::isTeam, "teams that there are");
    if (body.isRefused(call)) {
      return;
    }
    Optional<String> hash = password.map(passwords::hash);
    Desk.Entry entry =
        new Desk.Entry(
            "user-set",
            name,
            json -> {
              json.texts("roles", roles.stream().map(Body::word).sorted().toList());
              json.texts("teams", teams);
              json.flag("new-password", password.isPresent());
            });
    desk.change(
        call,
        entry,
        session -> {
          write(session, name, body.optionalLine("display-name"), roles, hash);
          if (body.has("teams")) {
            join(session, name, teams);
          }
          return true;
        });
    guard.forget();
    Answers.done(call);
  }

  private void write(
      Session session,
      String name,
      Optional<String> display,
      Set<Role> roles,
      Optional<String> hash) {
    Optional<User> known = session.users().find(name);
    session
        .users()
        .put(
            new User(
                name,
                display.orElse(known.map(User::displayName).orElse(name)),
                roles,
                hash.orElse(known.map(User::passwordHash).orElse(null)),
                known.map(User::createdAt).orElse(desk.clock().millis()),
                null));
  }

  private static void join(Session session, String name, List<String> teams) {
    Set<String> before = new HashSet<>(session.teams().of(name));
    teams.stream()
        .filter(team -> !before.contains(team))
        .forEach(it -> session.teams().join(it, name));
    teams.forEach(before::remove);
    before.forEach(team -> session.teams().leave(team, name));
  }

  private boolean isTeam(String team) {
    return desk.store().read(session -> session.teams().find(team)).isPresent();
  }

  private void disable(Call call) {
    String name = Answers.part(call, "name").orElse("");
    boolean changed =
        desk.change(
            call,
            new Desk.Entry("user-disabled", name),
            session -> {
              Optional<User> user =
                  session.users().find(name).filter(it -> it.disabledAt() == null);
              user.ifPresent(it -> session.users().put(disabled(it)));
              return user.isPresent();
            });
    guard.forget();
    if (changed) {
      Answers.done(call);
    } else {
      Answers.missing(call, "user, or it was disabled before");
    }
  }

  private User disabled(User user) {
    return new User(
        user.name(),
        user.displayName(),
        user.roles(),
        user.passwordHash(),
        user.createdAt(),
        desk.clock().millis());
  }

  private record Members(Team team, List<String> members) {}

  private void teams(Call call) {
    List<Members> teams =
        desk.store()
            .read(
                session ->
                    session.teams().all().stream()
                        .map(team -> new Members(team, session.teams().members(team.team())))
                        .toList());
    Answers.list(
        call,
        "teams",
        teams,
        (json, row) -> {
          json.text("team", row.team().team());
          json.text("display-name", row.team().displayName());
          json.texts("members", row.members());
        });
  }

  private void putTeam(Call call, Body body) {
    String team = body.line("team", Owners::isName, "name of a team");
    String display = body.optionalLine("display-name").orElse(team);
    if (body.isRefused(call)) {
      return;
    }
    desk.change(
        call,
        new Desk.Entry("team-set", team),
        session -> {
          session.teams().put(new Team(team, display, desk.clock().millis()));
          return true;
        });
    Answers.done(call);
  }
}
