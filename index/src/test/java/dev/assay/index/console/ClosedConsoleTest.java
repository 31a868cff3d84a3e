package dev.assay.index.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.console.TestConsole.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A console of an index that nobody may read without credentials.
class ClosedConsoleTest {
  @TempDir private Path data;

  @Test
  void whoMayNotReadIsLedToTheLogin() {
    try (TestConsole console = new TestConsole(data, false);
        Visitor anybody = console.anybody();
        Visitor reader = console.anybody()) {
      for (String page : ConsoleTest.PAGES) {
        HttpResponse<String> answer = anybody.get(page);
        assertThat(answer.statusCode()).as(page).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
            .startsWith("/console/login?to=%2Fconsole%2F");
      }
      assertThat(anybody.get("/console/login").statusCode()).isEqualTo(200);
      reader.send("/console/login", "secret", console.admin);
      assertThat(reader.get("/console/").statusCode()).isEqualTo(200);
    }
  }
}
