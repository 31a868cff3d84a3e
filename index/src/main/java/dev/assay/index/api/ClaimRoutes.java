package dev.assay.index.api;

import dev.assay.index.access.NameClaims;
import dev.assay.index.access.ProjectGlobs;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.http.Call;
import dev.assay.index.http.Permission;
import dev.assay.index.http.Problems;
import dev.assay.index.http.Route;
import dev.assay.store.Claims.Claim;
import io.helidon.http.Method;
import java.util.List;

/// Names and prefixes that belong to teams and are never asked upstream.
final class ClaimRoutes {
  private final Desk desk;
  private final Catalog catalog;

  ClaimRoutes(Desk desk, Catalog catalog) {
    this.desk = desk;
    this.catalog = catalog;
  }

  List<Route> routes() {
    return List.of(
        new Route(Method.GET, "/api/claims", Permission.READ, this::list),
        new Route(Method.POST, "/api/claims", Permission.ADMIN, Body.of(this::add)),
        new Route(Method.DELETE, "/api/claims/{pattern}", Permission.ADMIN, this::remove));
  }

  private void list(Call call) {
    Answers.list(
        call,
        "claims",
        desk.store().read(session -> session.claims().all()),
        (json, claim) -> {
          json.text("pattern", claim.pattern());
          json.text("team", claim.team());
          json.text("by", claim.claimedBy());
          Answers.moment(json, "claimed", claim.claimedAt());
        });
  }

  private void add(Call call, Body body) {
    String pattern =
        body.line("pattern", ProjectGlobs::isGlob, "normalised name or prefix (`acme-*`)");
    String team = body.line("team");
    if (!team.isEmpty() && desk.store().read(session -> session.teams().find(team)).isEmpty()) {
      body.fault("`team` is no team that there is");
    }
    if (body.isRefused(call)) {
      return;
    }
    Claim claim = new Claim(pattern, team, call.caller().name(), desk.clock().millis());
    boolean added = desk.store().write(session -> NameClaims.add(session, claim));
    catalog.changed();
    if (added) {
      Answers.done(call);
    } else {
      Problems.send(call, 409, "claimed before", "`" + pattern + "` is claimed already");
    }
  }

  private void remove(Call call) {
    String pattern = Answers.part(call, "pattern").orElse("");
    boolean removed =
        desk.store()
            .write(
                session ->
                    NameClaims.remove(
                        session, pattern, call.caller().name(), desk.clock().millis()));
    catalog.changed();
    if (removed) {
      Answers.done(call);
    } else {
      Answers.missing(call, "claim");
    }
  }
}
