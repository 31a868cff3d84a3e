package dev.assay.index.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.console.TestConsole.Visitor;
import dev.assay.store.Scope;
import dev.assay.store.Traffic.Layer;
import dev.assay.store.Traffic.Outcome;
import dev.assay.store.Traffic.Request;
import org.junit.jupiter.api.Test;

/// The policy, tried and put in force.
class PolicyFormsTest extends ConsoleCase {
  private static final String LEDGER = "acme_ledger-4.2.1-py3-none-any.whl";

  @Test
  void aPolicyIsTriedOnWhatWasAskedForBeforeItHolds() {
    String draft = "[index]\ndeny = [\"acme-ledger\"]\n[rules]\nimport-time-network = \"warn\"\n";
    try (Visitor anna = console.visitor(console.admin)) {
      String broken =
          anna.submit("/console/policy", "policy", "fail-on = 3\n", "revision", "1").body();
      assertThat(broken).contains("Line 1: a severity is <code>none</code>");
      String preview = anna.submit("/console/policy/preview", "policy", draft).body();
      assertThat(preview).contains("Would be refused", LEDGER, "denied-name");
      assertThat(console.policy.get().index().deny()).isEmpty();
      assertThat(anna.submit("/console/policy", "policy", draft, "revision", "1").statusCode())
          .isEqualTo(303);
      assertThat(console.policy.get().index().deny()).hasSize(1);
      assertThat(anna.get("/simple/acme-ledger/").statusCode()).isEqualTo(403);
      assertThat(anna.submit("/console/policy", "policy", "", "revision", "1").body())
          .contains("has changed the policy since");
      anna.submit("/console/policy", "policy", "", "revision", "2");
      assertThat(console.policy.get().origin()).isEqualTo("built-in");
    }
  }

  @Test
  void thePolicyShowsTeamsAndIsTriedForOne() {
    String policy =
        "[index]\nminimum-age = 3\n[team.design.index]\ndeny = [\"acme-ledger\"]\n"
            + "[team.design.rules]\nimport-time-network = \"warn\"\n";
    String name = "/console/projects/acme-ledger";
    try (Visitor anna = console.visitor(console.admin);
        Visitor member = console.visitor(console.token("team:design/x", Scope.READ))) {
      assertThat(anna.submit("/console/policy", "policy", policy, "revision", "1").statusCode())
          .isEqualTo(303);
      assertThat(anna.get("/console/policy").body())
          .contains("What differs for design", "index.deny", "rules.import-time-network")
          .doesNotContain("<code>index.minimum-age</code>");
      assertThat(anna.get(name).body()).contains("files are offered");
      assertThat(anna.get(name + "?team=design").body()).contains("files are not offered");
      assertThat(anna.get(name + "?team=nobody").statusCode()).isEqualTo(404);
      assertThat(member.get(name).body()).contains("files are not offered");
      assertThat(member.get(name + "?team=").body()).contains("files are offered");
      assertThat(member.get("/console/why/acme-ledger").body()).contains("denied-name");
      asked("team:design/x");
      String draft = "[team.design]\nfail-on = \"high\"\n";
      assertThat(anna.submit("/console/policy/preview", "policy", draft, "team", "design").body())
          .contains("for the team design", LEDGER, "denied-name");
      assertThat(anna.submit("/console/policy/preview", "policy", draft, "team", "").body())
          .doesNotContain("denied-name");
    }
  }

  @Test
  void aTeamIsShownWhatItsOwnRequestsWouldMeet() {
    try (Visitor anna = console.visitor(console.admin)) {
      String draft = "[team.design.index]\ndeny = [\"acme-ledger\"]\n";
      String[] fields = {"policy", draft, "team", "design"};
      assertThat(anna.submit("/console/policy/preview", fields).body())
          .contains("0 files that the team asked for");
      asked("eve");
      asked("team:design/x");
      assertThat(anna.submit("/console/policy/preview", fields).body())
          .contains("1 files that the team asked for", LEDGER, "denied-name");
    }
  }

  private void asked(String who) {
    console
        .store
        .traffic()
        .record(
            new Request(
                console.clock.millis(),
                who,
                "acme-ledger",
                "4.2.1",
                LEDGER,
                Layer.FILE,
                Outcome.SERVED,
                null));
  }
}
