package dev.assay.index.console;

import dev.assay.core.policy.Policy;
import dev.assay.store.Claims.Claim;
import dev.assay.store.Session;
import dev.assay.store.Teams.Team;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A team: who belongs to it, which names are its own, and what the policy says of it otherwise.
record TeamRow(
    String name, List<String> members, List<String> claims, List<Difference> differences) {

  /// Every team that has a policy, members or names.
  static List<TeamRow> all(Session session, Policy policy) {
    List<Claim> claims = session.claims().all();
    TreeSet<String> names = new TreeSet<>();
    policy.teams().forEach(team -> names.add(team.name()));
    session.teams().all().stream().map(Team::team).forEach(names::add);
    claims.stream().map(Claim::team).forEach(names::add);
    return names.stream()
        .map(
            name ->
                new TeamRow(
                    name,
                    session.teams().members(name),
                    claims.stream()
                        .filter(claim -> claim.team().equals(name))
                        .map(Claim::pattern)
                        .toList(),
                    Difference.of(policy.heldBy(Set.of(name)).policy(), policy)))
        .toList();
  }
}
