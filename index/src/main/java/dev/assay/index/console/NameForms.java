package dev.assay.index.console;

import dev.assay.index.access.NameClaims;
import dev.assay.index.access.ProjectGlobs;
import dev.assay.index.http.Call;
import dev.assay.store.Claims.Claim;
import java.util.List;

/// The page of names that are ours, and what a visitor does there.
final class NameForms {
  private final Console.Parts parts;
  private final Views views;
  private final Reading reading;

  NameForms(Console.Parts parts, Views views, Reading reading) {
    this.parts = parts;
    this.views = views;
    this.reading = reading;
  }

  void show(Call call) {
    show(call, "");
  }

  private void show(Call call, String problem) {
    List<String> internal = parts.policy().get().internal();
    reading.show(
        call,
        "names.jte",
        "Names",
        "Names",
        session -> NamesView.of(session, internal, problem, parts.clock().instant()));
  }

  /// Claims a name or prefix.
  void claim(Call call, Fields fields) {
    String pattern = fields.text("pattern");
    String team = fields.text("team");
    if (!ProjectGlobs.isGlob(pattern)) {
      show(call, "A name is normalised (`acme`), and a prefix ends in a star (`acme-*`).");
      return;
    }
    if (parts.store().read(session -> session.teams().find(team)).isEmpty()) {
      show(call, "There is no team `" + team + "`.");
      return;
    }
    Claim claim = new Claim(pattern, team, call.caller().name(), parts.clock().millis());
    boolean added = parts.store().write(session -> NameClaims.add(session, claim));
    parts.catalog().changed();
    if (added) {
      BrowserDoor.see(call, "/console/names?done=name-claimed");
    } else {
      show(call, "`" + pattern + "` is claimed already.");
    }
  }

  /// Gives a claim up, after which others are asked for its names.
  void giveUp(Call call, Fields fields) {
    boolean removed =
        parts
            .store()
            .write(
                session ->
                    NameClaims.remove(
                        session,
                        fields.text("pattern"),
                        call.caller().name(),
                        parts.clock().millis()));
    parts.catalog().changed();
    if (removed) {
      BrowserDoor.see(call, "/console/names?done=claim-given-up");
    } else {
      views.problem(call, 404, "Not found", "There is no such claim.");
    }
  }
}
