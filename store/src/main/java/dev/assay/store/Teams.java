package dev.assay.store;

import java.util.List;
import java.util.Optional;

/// Teams, their members, and so whose projects and claims are whose.
public final class Teams {
  /// What the owner of a team's tokens begins with, before its name; no user can be called so.
  public static final String OWNER = "team:";

  private final Sql sql;

  Teams(Sql sql) {
    this.sql = sql;
  }

  /// A team by its short name.
  public record Team(String team, String displayName, long createdAt) {}

  record Member(String team, String member) {}

  public void put(Team team) {
    sql.put("teams", team, "team");
  }

  public Optional<Team> find(String team) {
    return sql.first(Team.class, "select * from teams where team = ?", team);
  }

  /// All teams by name.
  public List<Team> all() {
    return sql.list(Team.class, "select * from teams order by team");
  }

  /// Puts a user into a team.
  public void join(String team, String user) {
    sql.insert("team_members", new Member(team, user), "on conflict do nothing");
  }

  public void leave(String team, String user) {
    sql.run("delete from team_members where team = ? and member = ?", team, user);
  }

  public List<String> members(String team) {
    return sql.list(
        String.class, "select member from team_members where team = ? order by member", team);
  }

  /// The teams of a user.
  public List<String> of(String user) {
    return sql.list(
        String.class, "select team from team_members where member = ? order by team", user);
  }
}
