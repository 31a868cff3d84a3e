package dev.assay.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.dossier.Audit;
import dev.assay.report.RenderOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)([^<>]*)>");
  private static final List<String> VOID = List.of("meta", "link", "img", "br");

  @Test
  void theSmallAuditIsTheGoldenOne() throws IOException {
    Path golden =
        Path.of(System.getProperty("assay.root"))
            .resolve("report/src/test/resources/dev/assay/report/html/small.html");
    String page = body(render(Samples.small()));
    if ("update".equals(System.getProperty("golden"))) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, page);
    }
    assertThat(page).isEqualTo(Files.readString(golden));
  }

  @Test
  void theVerdictStandsFirstWithItsFigures() {
    String page = render(Samples.rich());
    assertThat(page).contains("<h1>Denied");
    assertThat(text(page))
        .contains("Audit of 3 projects", "13 dependencies", "What matters most", "evil-helper");
  }

  @Test
  void onePackageAndFamilyIsOneRowWhereverItIsNamed() {
    String page = render(Samples.rich());
    assertThat(page.split("/CVE-2023-4863\"", -1)).hasSize(2);
    assertThat(text(page)).contains("web/uv.lock:102", "worker/requirements.txt:3");
    assertThat(text(page)).contains("exploited since 2023-09-13 (KEV)", "via flask");
  }

  @Test
  void aTransitiveRowTellsItsWay() {
    assertThat(text(render(Samples.rich()))).containsPattern("via flask\\s+web/uv.lock:58");
  }

  @Test
  void whatWasNotAuditedIsTold() {
    assertThat(text(render(Samples.rich())))
        .contains("celery>=5,<6", "no exact version", "pin it to a full commit id");
  }

  @Test
  void aCleanAuditSaysSo() {
    assertThat(text(render(Samples.clean())))
        .contains("Admitted", "None of 6,811 advisories names a version")
        .contains("Everything that was found could be audited.");
  }

  @Test
  void hostileTextStaysText() {
    String page = render(Samples.hostile());
    assertThat(page).doesNotContain("<script", "<img", "<svg/", "\u202e", "\u0007", "</style>\\u");
    assertThat(page).contains("&lt;script>alert(1)&lt;/script>\\u{202e}\\u{7}");
    assertThat(page.split("</style>", -1)).hasSize(2);
  }

  @Test
  void nothingIsFetchedAndNothingRuns() throws Exception {
    String page = render(Samples.rich());
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
    for (Audit audit : List.of(Samples.rich(), Samples.hostile(), Samples.clean())) {
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
    String page = render(Samples.rich());
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
    int thousand = render(Samples.large(1000)).length();
    int twoThousand = render(Samples.large(2000)).length();
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

  static String render(Audit audit) {
    return render(audit, false);
  }

  private static String render(Audit audit, boolean redact) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      HtmlReport.render(audit, new RenderOptions(false, 100, redact, "0.1.0"), out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String body(String page) {
    return page.substring(page.indexOf("<body>"));
  }

  private static String text(String page) {
    return body(page)
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
