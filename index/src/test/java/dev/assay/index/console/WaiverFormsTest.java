package dev.assay.index.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.console.TestConsole.Visitor;
import dev.assay.store.Scope;
import org.junit.jupiter.api.Test;

/// Waivers, asked for by one and approved by another.
class WaiverFormsTest extends ConsoleCase {
  @Test
  void nobodyApprovesTheirOwnWaiver() {
    String path = "/console/projects/fernsheet/waivers";
    try (Visitor ben = console.visitor(console.token("ben", Scope.READ, Scope.REVIEW));
        Visitor anna = console.visitor(console.admin)) {
      assertThat(ben.submit(path, "rule", "no-such-rule", "reason", "x").statusCode())
          .isEqualTo(404);
      ben.submit(path, "rule", "*", "version", "2.2.0", "reason", "needed", "days", "7");
      long id = console.store.read(session -> session.waivers().of("fernsheet")).getFirst().id();
      assertThat(ben.submit(path + "/" + id, "decision", "approve").statusCode()).isEqualTo(403);
      assertThat(
              anna.submit("/console/projects/larkspur/waivers/" + id, "decision", "approve")
                  .statusCode())
          .isEqualTo(404);
      assertThat(anna.submit(path + "/" + id, "decision", "approve").statusCode()).isEqualTo(303);
      assertThat(anna.submit(path + "/" + id, "decision", "approve").statusCode()).isEqualTo(409);
      assertThat(ben.submit(path + "/" + id, "decision", "revoke").statusCode()).isEqualTo(303);
    }
  }

  @Test
  void aWaiverForATeamIsAskedForByItsMembersOnly() {
    String path = "/console/projects/fernsheet/waivers";
    try (Visitor anna = console.visitor(console.admin);
        Visitor member = console.visitor(console.token("team:design/x", Scope.READ))) {
      assertThat(anna.submit(path, "rule", "*", "reason", "needed", "team", "design").statusCode())
          .isEqualTo(403);
      assertThat(member.get("/console/projects/fernsheet").body()).contains(">team design<");
      member.submit(path, "rule", "*", "reason", "needed", "team", "design");
      assertThat(anna.get("/console/waivers").body()).contains("for the team design");
    }
  }
}
