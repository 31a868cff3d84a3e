package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names of files and packages, versions and lines that mean something to a terminal, a browser, or
/// a reader of Markdown or SARIF: in no report do they mean it.
class HostileNamesTest {
  private static final String SCRIPT = "<script>alert(1)<%2Fscript>";
  private static final String IMAGE = "\"><img src=x onerror=alert(1)>";
  private static final String LINK = "`|](javascript:alert(1)) @everyone ![x](y) #1";
  private static final String TERMINAL = "\u001b[2J\u001b]0;owned\u0007\u009b31m";
  private static final String BIDI = "\u202egnp\u2066\u200b";

  @TempDir private Path home;
  @TempDir private Path project;

  @BeforeEach
  void writeThem() throws IOException {
    for (String name : List.of(SCRIPT, IMAGE, LINK, TERMINAL, BIDI, "a\nb\rc", " x", "%0a%1b")) {
      write(
          "requirements-" + name + ".txt",
          "jinja2==2.4.1\n%s\n%s\n%s\n%s\n%s\n".formatted(SCRIPT, IMAGE, LINK, TERMINAL, BIDI));
    }
    write(
        "folder\n" + TERMINAL + "<b>/poetry.lock",
        """
        [[package]]
        name = "jinja2"
        version = "2.4.1<script>alert(1)</script>\\u001b[31m\\u202e`|x"
        [package.source]
        type = "git"
        url = "http://\\u001b[31m<b>.example/`x`"
        [metadata]
        lock-version = "2.0"
        content-hash = "x"
        """);
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void aTerminalShowsThemAsTheyAre() {
    String out = audit("text");
    assertThat(out.replace("\n", "")).doesNotContainPattern("\\p{Cntrl}|[\\u0080-\\u009f]");
    assertThat(out)
        .doesNotContainPattern("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
        .contains("\\u{1b}[2J", "\\u{202e}gnp", "requirements-a\\u{a}b\\u{d}c.txt");
  }

  @Test
  void aBrowserRunsNothing() {
    assertThat(audit("html"))
        .doesNotContain("<script", "<img", "<b>", "\u001b", "\u202e")
        .doesNotContainPattern("(?i)href=\"?\\s*javascript")
        .contains("&lt;script>");
  }

  @Test
  void aCommentOnAPullRequestHasNoLinkNoImageAndCallsNobody() {
    // Between back-ticks nothing has a meaning.
    assertThat(audit("markdown").replaceAll("(?<!\\\\)`[^`\n]*`", "code"))
        .doesNotContain("<script", "<img", "<b>", "\u001b", "\u202e", "@everyone")
        .doesNotContainPattern("(?m)(?<!\\\\)\\]\\((?!#)")
        .doesNotContainPattern("(?m)^\\| [^|]*$");
  }

  @Test
  void machinesGetThemEscapedAndTheLocationsAreUris() {
    for (String format : List.of("json", "sarif", "cyclonedx")) {
      String out = audit(format);
      assertThat(out.replace("\n", "")).as(format).doesNotContainPattern("\\p{Cntrl}");
      assertThat(Documents.json(out.getBytes(UTF_8)))
          .as(format)
          .isInstanceOf(Documents.Reading.Parsed.class);
    }
    assertThat(uris())
        .isNotEmpty()
        .allSatisfy(uri -> assertThat(uri).matches("[A-Za-z0-9._~!$&'()*+,;=:@/%-]+"))
        .anySatisfy(uri -> assertThat(uri).contains("%250a%251b"));
  }

  private List<String> uris() {
    Documents.Reading reading = Documents.json(audit("sarif").getBytes(UTF_8));
    Node root = ((Documents.Reading.Parsed) reading).root();
    return root.array("runs").getFirst().array("results").stream()
        .flatMap(result -> result.array("locations").stream())
        .flatMap(it -> it.at("physicalLocation", "artifactLocation", "uri").stream())
        .map(uri -> uri.asText().orElseThrow())
        .toList();
  }

  private String audit(String format) {
    Run run = Run.in(project, home, "audit", "--offline", "--format", format);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
    return run.out();
  }
}
