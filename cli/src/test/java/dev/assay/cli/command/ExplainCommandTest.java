package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.Run;
import dev.assay.core.detector.Detectors;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.finding.Rule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir private Path home;

  @Test
  void everyRuleIsExplained() {
    for (Rule rule : Detectors.rules()) {
      Run run = explain(rule.id());
      assertThat(run.code()).isZero();
      assertThat(run.out()).contains(rule.id(), "because", "to do");
    }
    assertThat(explain("expired-allowance").code()).isZero();
  }

  @Test
  void anAdvisoryIsFoundByAnyOfItsIds() {
    Run own = explain("PYSEC-2021-66");
    assertThat(own.code()).isZero();
    assertThat(own.out())
        .contains("PYSEC-2021-66", "CVE-2020-28493", "jinja2", "fixed in 2.11.3", "published");
    assertThat(explain("cve-2020-28493").out()).contains("PYSEC-2021-66", "jinja2");
  }

  @Test
  void aPackageIsExplainedWithItsRankAndWhatIsKnown() {
    Run run = explain("Jinja2");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("rank", "live records", "PYSEC-2021-66", "< 2.11.3");
  }

  @Test
  void anObjectIsWrittenWhenAsked() {
    assertThat(object("vulnerable").text("kind")).contains("rule");
    assertThat(object("CVE-2020-28493").text("kind")).contains("advisory");
    Node jinja2 = object("jinja2");
    assertThat(jinja2.text("schema")).contains("assay/explain/1");
    assertThat(jinja2.text("name")).contains("jinja2");
    assertThat(jinja2.array("records")).isNotEmpty();
  }

  @Test
  void whatIsUnknownIsWrongUseWithWhatMayBeMeant() {
    Run rule = explain("vulnerible");
    assertThat(rule.code()).isEqualTo(2);
    assertThat(rule.out()).isEmpty();
    assertThat(rule.err()).contains("`vulnerible` is no rule", "hint: did you mean `vulnerable`?");
    assertThat(explain("").code()).isEqualTo(2);
    Run id = explain("CVE-1999-0000");
    assertThat(id.code()).isEqualTo(2);
    assertThat(id.err()).contains("bears `CVE-1999-0000`", "assay db update");
  }

  @Test
  void whatCannotBeSeenIsMadeVisible() {
    Run run = explain("a\u202eb\u001b[31m");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("a\\u{202e}b\\u{1b}[31m").doesNotContain("\u001b");
  }

  private Node object(String what) {
    Run run = Run.in(home, home, "explain", "--offline", "--format", "json", what);
    assertThat(run.code()).isZero();
    return ((Documents.Reading.Parsed) Documents.json(run.out().getBytes(StandardCharsets.UTF_8)))
        .root();
  }

  private Run explain(String what) {
    return Run.in(home, home, "explain", "--offline", what);
  }
}
