package dev.assay.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Requests that were answered, for charts and for trying a policy on what really happened.
public final class Traffic {
  private static final long HOUR = 60L * 60 * 1000;

  private final Sql sql;

  Traffic(Sql sql) {
    this.sql = sql;
  }

  /// What was asked for.
  public enum Layer {
    PAGE,
    METADATA,
    FILE
  }

  /// What was answered.
  public enum Outcome {
    SERVED,
    HIDDEN,
    REFUSED,
    PENDING,
    MISSING
  }

  /// One request; `who` is a user or the owner of a token, or `-`.
  public record Request(
      long at,
      String who,
      String project,
      @Nullable String version,
      @Nullable String filename,
      Layer layer,
      Outcome outcome,
      @Nullable String rule) {}

  /// How many requests of an hour, which begins at `hour`, had an outcome.
  public record Hourly(long hour, Outcome outcome, long number) {}

  /// How often a project was refused by a rule.
  public record Refused(String project, String rule, long number) {}

  void add(List<Request> requests) {
    sql.insertAllNumbered("traffic", requests);
  }

  /// Requests from one instant to before another, hour by hour.
  public List<Hourly> hourly(long from, long to) {
    return sql.list(
        Hourly.class,
        "select (at / %d) * %d as hour, outcome, count(*) as number from traffic"
                .formatted(HOUR, HOUR)
            + " where at >= ? and at < ? group by 1, 2 order by 1, 2",
        from,
        to);
  }

  /// What was refused or hidden most since an instant.
  public List<Refused> mostRefused(long since, int most) {
    return sql.list(
        Refused.class,
        "select project, coalesce(rule, '') as rule, count(*) as number from traffic"
            + " where at >= ? and outcome in ('REFUSED', 'HIDDEN')"
            + " group by 1, 2 order by 3 desc, 1, 2 limit ?",
        since,
        most);
  }

  /// The last requests, newest first.
  public List<Request> latest(int offset, int most) {
    return sql.list(
        Request.class,
        "select at, who, project, version, filename, layer, outcome, rule from traffic"
            + " order by at desc, id desc limit ? offset ?",
        most,
        offset);
  }

  /// The last requests for a project, newest first.
  public List<Request> of(String project, int most) {
    return sql.list(
        Request.class,
        "select at, who, project, version, filename, layer, outcome, rule from traffic"
            + " where project = ? order by at desc, id desc limit ?",
        project,
        most);
  }

  /// A release that was asked for, and how often.
  public record Demand(String project, String version, String filename, long number) {}

  /// Files that were asked for since an instant, to try a policy on.
  public List<Demand> files(long since, int most) {
    return sql.list(Demand.class, demands(""), since, most);
  }

  /// Those that members of a team asked for, or programs with a token of it.
  public List<Demand> files(String team, long since, int most) {
    String owner = Teams.OWNER + team;
    String purpose = owner + "/";
    return sql.list(
        Demand.class,
        demands(
            " and (who in (select member from team_members where team = ?)"
                + " or who = ? or substr(who, 1, ?) = ?)"),
        since,
        team,
        owner,
        purpose.length(),
        purpose,
        most);
  }

  private static String demands(String whose) {
    return "select project, version, filename, count(*) as number from traffic"
        + " where at >= ? and version is not null and filename is not null"
        + whose
        + " group by 1, 2, 3 order by 4 desc, 1, 2, 3 limit ?";
  }

  /// Removes requests from before an instant; returns how many.
  public int removeBefore(long at) {
    return sql.run("delete from traffic where at < ?", at);
  }
}
