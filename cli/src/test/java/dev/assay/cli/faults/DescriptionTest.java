package dev.assay.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.index.Clients;
import dev.assay.index.Clients.Ended;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether an index answers as its `/openapi.json` says, whatever it is asked: by schemathesis,
/// which is looked for where the other clients are.
class DescriptionTest {
  private static final Duration LONGEST = Duration.ofMinutes(15);

  @TempDir private Path home;

  @Test
  void answersAreThoseThatAreDescribed() {
    assumeTrue(Boolean.getBoolean("assay.long"), "minutes: run with -Dassay.long=true");
    try (ServedIndex index = ServedIndex.start(home, "--no-upstream")) {
      Ended ended =
          new Clients(home)
              .within(LONGEST)
              .run(
                  home,
                  "schemathesis",
                  "run",
                  index.address() + "/openapi.json",
                  "--header=Authorization: Bearer " + index.token(),
                  "--generation-with-security-parameters=false",
                  // Whoever fails there is not listened to for a while.
                  "--exclude-path=/api/oidc/token",
                  "--checks=not_a_server_error,status_code_conformance,content_type_conformance,"
                      + "response_schema_conformance,response_headers_conformance",
                  "--phases=coverage,fuzzing",
                  "--max-examples=25",
                  "--seed=6",
                  "--continue-on-failure",
                  "--suppress-health-check=all",
                  "--no-color");
      assertThat(ended.code()).as(ended.output()).isZero();
      assertThat(ended.output()).contains("generated").doesNotContain("Rate limited");
    }
  }
}
