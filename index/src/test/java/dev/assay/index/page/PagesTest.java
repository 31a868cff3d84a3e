package dev.assay.index.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.version.PackageName;
import dev.assay.upstream.IndexFile;
import dev.assay.upstream.PageReader;
import dev.assay.upstream.ProjectPage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static final PackageName NAME = PackageName.of("Demo.Package");
  private static final URI ADDRESS = URI.create("https://index.example/simple/demo-package/");
  private static final ProjectPage PAGE =
      new ProjectPage(
          "archived",
          Optional.of("no longer <kept>"),
          List.of(
              new IndexFile(
                  "demo_package-1.0-py3-none-any.whl",
                  URI.create("https://index.example/files/demo_package-1.0-py3-none-any.whl"),
                  List.of("sha256:00ff"),
                  Optional.of("broken & \"bad\""),
                  Optional.of("2026-01-02T03:04:05.000000Z"),
                  Optional.of(">=3.9"),
                  OptionalLong.of(1234),
                  Optional.of(List.of("sha256:11ee")),
                  Optional.of("https://index.example/provenance/1")),
              new IndexFile(
                  "demo-package-0.9.tar.gz",
                  URI.create("https://index.example/files/demo-package-0.9.tar.gz"),
                  List.of(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  OptionalLong.empty(),
                  Optional.empty(),
                  Optional.empty())),
          List.of("0.1", "0.9", "1.0"),
          List.of("https://other.example/simple/demo-package/"),
          List.of("https://mirror.example/simple/demo-package/"));

  @Test
  void jsonSaysAllOfIt() {
    assertThat(read(PageJson.page(NAME, PAGE), Form.JSON)).isEqualTo(PAGE);
  }

  /// HTML has no place for versions, sizes and times.
  @Test
  void htmlSaysWhatHtmlCanSay() {
    ProjectPage read = read(PageHtml.page(NAME, PAGE), Form.HTML);
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields("versions", "files.size", "files.uploaded")
        .isEqualTo(PAGE);
  }

  @Test
  void textOfOthersStaysText() {
    IndexFile hostile =
        new IndexFile(
            "x-1.0.tar.gz\"><script>alert(1)</script>\r\nX: y\u0007",
            URI.create("https://index.example/x"),
            List.of(),
            Optional.of("\" onload=\"x"),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty());
    ProjectPage page =
        new ProjectPage(
            "active", Optional.empty(), List.of(hostile), List.of(), List.of(), List.of());
    String html = new String(PageHtml.page(NAME, page), StandardCharsets.UTF_8);
    assertThat(html).doesNotContain("<script", "\" onload", "\u0007", "\r");
    String json = new String(PageJson.page(NAME, page), StandardCharsets.UTF_8);
    assertThat(json).doesNotContain("\u0007", "\r");
  }

  @Test
  void theListNamesEveryProject() {
    String html = new String(PageHtml.list(List.of(NAME)), StandardCharsets.UTF_8);
    assertThat(html).contains("<a href=\"demo-package/\">demo-package</a>");
    String json = new String(PageJson.list(List.of(NAME)), StandardCharsets.UTF_8);
    assertThat(json)
        .isEqualTo(
            "{\"meta\":{\"api-version\":\"1.4\"},\"projects\":[{\"name\":\"demo-package\"}]}\n");
  }

  private static ProjectPage read(byte[] body, Form form) {
    return PageReader.read(body, form.type(), ADDRESS) instanceof PageReader.Reading.Read read
        ? read.page()
        : new ProjectPage("broken", Optional.empty(), List.of(), List.of(), List.of(), List.of());
  }
}
