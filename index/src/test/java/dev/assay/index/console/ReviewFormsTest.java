package dev.assay.index.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.console.TestConsole.Visitor;
import dev.assay.store.AuditLog.Check;
import dev.assay.store.AuditLog.Entry;
import dev.assay.store.Judgements.Judgement;
import dev.assay.store.Scope;
import org.junit.jupiter.api.Test;

/// What people decide on files, releases and incidents, and what they see of them.
class ReviewFormsTest extends ConsoleCase {
  @Test
  void anApprovedFileIsOfferedAndTheLogSaysByWhom() {
    Judgement held = held();
    try (Visitor ben = console.visitor(console.token("ben", Scope.READ, Scope.REVIEW))) {
      assertThat(ben.get("/simple/fernsheet/").body()).doesNotContain(HELD);
      assertThat(ben.get("/files/fernsheet/" + HELD).statusCode()).isEqualTo(403);
      String path = "/console/projects/fernsheet/review";
      assertThat(ben.submit(path, "sha256", held.sha256(), "decision", "approve").statusCode())
          .isEqualTo(400);
      assertThat(
              ben.submit(
                      "/console/projects/larkspur/review", "sha256", held.sha256(), "reason", "x")
                  .statusCode())
          .isEqualTo(404);
      ben.submit(path, "sha256", held.sha256(), "decision", "approve", "reason", "own server");
      assertThat(ben.get("/files/fernsheet/" + HELD).statusCode()).isEqualTo(200);
      assertThat(ben.get("/console/queue").body()).doesNotContain(HELD);
      Entry last = console.store.read(session -> session.auditLog().last()).orElseThrow();
      assertThat(last.actor()).isEqualTo("ben");
      assertThat(last.action()).isEqualTo("release-approved");
      assertThat(last.detail()).contains("own server", held.sha256());
      ben.submit(path, "sha256", held.sha256(), "decision", "reject", "reason", "second thoughts");
      assertThat(ben.get("/files/fernsheet/" + HELD).statusCode()).isEqualTo(403);
      Check chain = console.store.read(session -> session.auditLog().verify());
      assertThat(chain).isInstanceOf(Check.Intact.class);
    }
  }

  @Test
  void anIncidentIsClosedForAReason() {
    long id = console.store.read(session -> session.incidents().open()).getFirst().id();
    String project =
        console.store.read(session -> session.incidents().find(id)).orElseThrow().project();
    String path = "/console/projects/" + project + "/incidents/" + id;
    try (Visitor anna = console.visitor(console.admin)) {
      assertThat(anna.submit(path, "reason", "").statusCode()).isEqualTo(400);
      assertThat(anna.submit(path, "reason", "told upstream").statusCode()).isEqualTo(303);
      assertThat(anna.submit(path, "reason", "again").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aReleaseShowsWhatItGained() {
    try (Visitor anybody = console.anybody()) {
      String page = anybody.get("/console/projects/larkspur/2.4.1").body();
      assertThat(page)
          .contains("Compared with 2.4.0", "Gained", "<code>https://collect.invalid/in</code>")
          .contains("environment-exfiltration", "larkspur/__init__.py:");
      assertThat(anybody.get("/console/projects/larkspur/2.4.0").body())
          .contains("no more and no less");
      assertThat(anybody.get("/console/projects/larkspur/9").statusCode()).isEqualTo(404);
    }
  }
}
