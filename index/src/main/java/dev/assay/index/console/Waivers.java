package dev.assay.index.console;

import dev.assay.index.http.Caller;
import dev.assay.report.json.Labels;
import dev.assay.store.Session;
import dev.assay.store.Waivers.State;
import dev.assay.store.Waivers.Waiver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Exceptions from rules: those asked for first, then those in force, then the rest.
record Waivers(List<Row> rows) {
  private static final int MOST = 200;

  /// An exception.
  ///
  /// @param state `requested`, `approved`, `expired`, `rejected` or `revoked`
  /// @param scope which files it is about
  record Row(
      long id,
      String rule,
      String project,
      String scope,
      String requester,
      String reason,
      Moment made,
      Moment expires,
      String state,
      String approver) {
    static Row of(Waiver waiver, Instant now) {
      boolean over = waiver.state() == State.APPROVED && waiver.expiresAt() <= now.toEpochMilli();
      return new Row(
          waiver.id(),
          waiver.rule(),
          waiver.project(),
          scope(waiver),
          waiver.requester(),
          waiver.reason(),
          Moment.of(waiver.createdAt(), now),
          Moment.of(waiver.expiresAt(), now),
          over ? "expired" : Labels.of(waiver.state()),
          Objects.requireNonNullElse(waiver.approver(), ""));
    }

    private static String scope(Waiver waiver) {
      return files(waiver) + (waiver.team() == null ? "" : ", for the team " + waiver.team());
    }

    private static String files(Waiver waiver) {
      String version = waiver.version();
      String sha256 = waiver.sha256();
      if (sha256 != null) {
        return "the file with SHA-256 " + sha256.substring(0, Math.min(12, sha256.length())) + "…";
      }
      return version == null ? "all versions" : "version " + version;
    }
  }

  static Waivers of(Session session, Caller caller, Instant now) {
    List<Row> rows = new ArrayList<>();
    for (State state : State.values()) {
      session.waivers().in(state, 0, MOST).stream()
          .filter(waiver -> Dashboard.mayRead(caller, waiver.project()))
          .map(waiver -> Row.of(waiver, now))
          .forEach(rows::add);
    }
    return new Waivers(rows);
  }
}
