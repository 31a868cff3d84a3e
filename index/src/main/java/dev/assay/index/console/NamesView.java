package dev.assay.index.console;

import dev.assay.store.Session;
import dev.assay.store.Teams.Team;
import java.time.Instant;
import java.util.List;

/// The names and prefixes that are ours and never asked upstream.
///
/// @param teams that a name can be claimed for
/// @param internal what the policy in force claims besides
/// @param problem why none was claimed, possibly empty
record NamesView(List<Row> rows, List<String> teams, List<String> internal, String problem) {

  /// A claim of a team.
  record Row(String pattern, String team, String by, Moment at) {}

  static NamesView of(Session session, List<String> internal, String problem, Instant now) {
    return new NamesView(
        session.claims().all().stream()
            .map(
                claim ->
                    new Row(
                        claim.pattern(),
                        claim.team(),
                        claim.claimedBy(),
                        Moment.of(claim.claimedAt(), now)))
            .toList(),
        session.teams().all().stream().map(Team::team).toList(),
        internal,
        problem);
  }
}
