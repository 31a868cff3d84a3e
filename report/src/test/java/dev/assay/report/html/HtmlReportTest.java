package dev.assay.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.dossier.Audit;
import dev.assay.report.Audits;
import dev.assay.report.Golden;
import dev.assay.report.RenderOptions;
import dev.assay.report.ReportFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final RenderOptions OPTIONS = new RenderOptions(false, 100, false, "1.2.3");
  private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)([^<>]*)>");
  private static final List<String> VOID = List.of("meta", "link", "img", "br");

  @Test
  void thePageIsTheGoldenOne() {
    String page = render(Audits.rich());
    Golden.check("html/rich.html", page.substring(page.indexOf("<body>")));
  }

  @Test
  void theVerdictStandsFirstWithItsFigures() {
    String page = render(Audits.rich());
    assertThat(page).contains("<h1>Denied");
    assertThat(text(page))
        .contains("Audit of 2 projects", "10 dependencies", "What matters most", "8 days old");
  }

  @Test
  void onePackageAndFamilyIsOneRowWhereverItIsNamed() {
    String page = render(Audits.rich());
    assertThat(page.split("/CVE-2023-4863\"", -1)).hasSize(2);
    assertThat(text(page))
        .contains("direct api/uv.lock:52 api/requirements.txt:2")
        .contains("exploited since 2023-09-13 (KEV) EPSS 94.1 %");
  }

  @Test
  void aTransitiveRowTellsItsWay() {
    assertThat(text(render(Audits.rich()))).contains("via flask api/uv.lock:31");
  }

  @Test
  void whatIsAllowedTellsByWhomAndUntilWhen() {
    assertThat(text(render(Audits.rich())))
        .contains("allowed allowed by bob@acme.example until 2026-12-31");
  }

  @Test
  void whatWasNotAuditedIsTold() {
    assertThat(text(render(Audits.rich())))
        .contains("celery>=5,<6 no exact version audit a lock file");
  }

  @Test
  void aCleanAuditSaysSo() {
    assertThat(text(render(Audits.clean())))
        .contains("Admitted", "None of 6,811 advisories names a version")
        .contains("Everything that was found could be audited.");
  }

  @Test
  void hostileTextStaysText() {
    String page = render(Audits.rich());
    assertThat(page).doesNotContain("<script", "<img", "<b>", "\u202e", "\u001b", "\u200b");
    assertThat(page).contains("web/&lt;script>alert(1)&lt;/script>|`*_@team #1\\u{202e}\\u{a}");
    assertThat(page).doesNotContain("href=\"https://evil", "osv.dev/vulnerability/GHSA-[");
  }

  @Test
  void nothingIsFetchedAndNothingRuns() throws Exception {
    String page = render(Audits.rich());
    assertThat(page).doesNotContain("<script", "javascript:", "src=", "@import", "url(");
    assertThat(page).doesNotContainPattern("\\son[a-z]+=").doesNotContainPattern("\\sstyle=");
    String sheet = between(page, "<style>", "</style>");
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(sheet.getBytes(StandardCharsets.UTF_8));
    assertThat(page.replace("&#39;", "'").replace("&#x27;", "'"))
        .contains("default-src 'none'")
        .contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
  }

  @Test
  void everyElementIsClosedAndEveryReferenceLeadsSomewhere() {
    for (Audit audit : List.of(Audits.rich(), Audits.clean(), Audits.large(20))) {
      String page = render(audit);
      assertBalanced(page.replace(between(page, "<style>", "</style>"), ""));
      Matcher reference = Pattern.compile("(?:href=\"#|labelledby=\")([^\"]+)").matcher(page);
      while (reference.find()) {
        assertThat(page).contains("id=\"" + reference.group(1) + "\"");
      }
    }
  }

  @Test
  void tablesHaveCaptionsAndHeadingsDoNotSkipALevel() {
    String page = render(Audits.rich());
    assertThat(page.split("<caption", -1)).hasSameSizeAs(page.split("<table", -1));
    Matcher heading = Pattern.compile("<h([1-6])").matcher(page);
    int last = 0;
    while (heading.find()) {
      int level = Integer.parseInt(heading.group(1));
      assertThat(level).isLessThanOrEqualTo(last + 1);
      last = level;
    }
  }

  @Test
  void theSizeGrowsWithTheDependenciesAndNoFaster() {
    int thousand = render(Audits.large(1000)).length();
    int twoThousand = render(Audits.large(2000)).length();
    assertThat(twoThousand).isLessThan(thousand * 21 / 10);
  }

  private static void assertBalanced(String page) {
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(page);
    while (tag.find()) {
      String name = tag.group(2);
      if (tag.group(1).equals("/")) {
        assertThat(open.pop()).as("at %s", tag.start()).isEqualTo(name);
      } else if (!VOID.contains(name)) {
        open.push(name);
      }
    }
    assertThat(open).isEmpty();
  }

  private static String render(Audit audit) {
    return Golden.render(ReportFormat.HTML, audit, OPTIONS);
  }

  private static String text(String page) {
    return page.substring(page.indexOf("<body>"))
        .replaceAll("<[^>]*>", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ");
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }
}
