package dev.assay.report.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.report.RenderOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class WhyTextTest {
  private static final String ANSWER =
      """
      {"schema": "assay/why/1", "project": "acme", "version": "1.1",
       "team": "research\\u001b",
       "summary": "1 of 2 files are not offered",
       "files": [
         {"file": "acme-1.1-py3-none-any.whl", "standing": "held",
          "publisher": "attested by GitHub mallory/widget, release.yml, tag v1.1",
          "decisions": [
            {"rule": "publisher-changed", "message": "it was `acme/widget`", "evidence": "",
             "file": "", "line": 0, "because": "Takeovers.", "remedy": "find out"}]},
         {"file": "acme-1.1.tar.gz", "standing": "offered", "publisher": null, "decisions": []}]}
      """;

  @Test
  void itSaysWhoPublishedWhatIsHeld() throws IOException {
    assertThat(Documents.json(ANSWER.getBytes(UTF_8))).isInstanceOf(Documents.Reading.Parsed.class);
    Node root = ((Documents.Reading.Parsed) Documents.json(ANSWER.getBytes(UTF_8))).root();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WhyText.render(root, new RenderOptions(false, 80, false, "0"), out);
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            acme 1.1: 1 of 2 files are not offered
            by the policy of the team `research\\u{1b}`

              acme-1.1-py3-none-any.whl  held
                attested by GitHub mallory/widget, release.yml, tag v1.1
                publisher-changed: it was `acme/widget`
                  Takeovers.
                  hint: find out

              acme-1.1.tar.gz  offered
            """);
  }
}
