package dev.assay.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.dossier.Audit;
import dev.assay.report.Audits;
import dev.assay.report.Golden;
import dev.assay.report.RenderOptions;
import dev.assay.report.ReportFormat;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
  @Test
  void theRichAuditIsTheGoldenOne() {
    Golden.check("markdown/rich.md", render(Audits.rich()));
  }

  @Test
  void theCleanAuditIsTheGoldenOne() {
    Golden.check("markdown/clean.md", render(Audits.clean()));
  }

  @Test
  void whatGithubWouldRefuseIsCutAndSaidSo() {
    String comment = render(Audits.large(2_000));
    assertThat(comment.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(Comment.LIMIT);
    assertThat(comment).contains("lines were cut here**", "assay audit --format json");
    assertThat(comment.split("<details>", -1)).hasSameSizeAs(comment.split("</details>", -1));
    assertThat(render(Audits.rich())).doesNotContain("cut here");
  }

  @Test
  void hostileTextIsNoMarkup() {
    assertThat(render(Audits.rich()))
        .doesNotContain("<script", "<img", "<b>", "](http", "@team", "\u202e", "\u2028", "\u001b")
        .contains("&lt;script&gt;");
  }

  private static String render(Audit audit) {
    return Golden.render(
        ReportFormat.MARKDOWN, audit, new RenderOptions(false, 100, false, "1.2.3"));
  }
}
