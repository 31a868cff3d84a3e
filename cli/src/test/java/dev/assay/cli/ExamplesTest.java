package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the guide says of the examples is what happens.
class ExamplesTest {
  private static final Path ROOT = Path.of(System.getProperty("assay.root"));

  /// What the snapshot knows of the two packages that every lock example asks for.
  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "flask",
          List.of("PYSEC-2023-62", "PYSEC-2026-2151"),
          "requests",
          List.of("PYSEC-2023-74", "PYSEC-2026-1872", "PYSEC-2026-1873", "PYSEC-2026-2275"));

  @TempDir private Path home;

  @Test
  void theLeakyShopIsHeld() {
    Run run = audit("examples/leaky");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("assay audit: hold", "1 allowed", "the three that matter")
        .contains("pillow", "examples/leaky/requirements.txt:10", "2023-09-13")
        .contains("reqeusts-oauthlib", "boto3>=1.9");
  }

  @Test
  void theLeakyShopsPageIsComplete() {
    Run run = audit("examples/leaky", "--format", "html");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("<h1>Held", "pyyaml", "</html>").doesNotContain("AKIA");
    assertThat(run.out()).contains("allowed by web team until 2099-12-31");
  }

  @Test
  void theCleanProjectIsAdmitted() {
    Run run = audit("examples/clean");
    assertThat(run.out()).contains("assay audit: admit");
    assertThat(run.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conda",
        "hatch",
        "pdm",
        "pep621",
        "pep735",
        "pipenv",
        "poetry",
        "pylock",
        "requirements",
        "sbom",
        "script",
        "setupcfg",
        "uv"
      })
  void everyFormatGivesTheSameAdvisories(String format) {
    Run run = audit("examples/locks/" + format, "--format", "json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(advisories(run)).isEqualTo(KNOWN);
  }

  @Test
  void theMonorepoIsOneReportWithASectionForEachProject() {
    Run run = audit("examples/monorepo", "--format", "json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(document(run).array("projects").stream().map(it -> it.text("project").orElseThrow()))
        .containsExactlyInAnyOrder(
            "examples/monorepo/tools", "examples/monorepo/web", "examples/monorepo/worker");
  }

  @Test
  void theStolenReleaseIsDeniedAndSoIsTheUpgradeToIt() {
    Run scan = Run.in(ROOT, home, "scan", "examples/trojan/acme-1.0", "examples/trojan/acme-1.1");
    assertThat(scan.code()).isEqualTo(1);
    assertThat(scan.out())
        .contains("admit  0.00  examples/trojan/acme-1.0", "setup.py:10 (environment-exfiltration)")
        .contains("2 judged: 1 denied, 0 held, 1 admitted");
    Run diff = Run.in(ROOT, home, "diff", "examples/trojan/acme-1.0", "examples/trojan/acme-1.1");
    assertThat(diff.code()).isEqualTo(1);
    assertThat(diff.out()).contains("gained   install: sends https://collect.example/in");
  }

  private static Map<String, List<String>> advisories(Run run) {
    Map<String, TreeSet<String>> found = new TreeMap<>();
    for (Node dependency : document(run).array("dependencies")) {
      String name = dependency.text("name").orElseThrow();
      if (KNOWN.containsKey(name)) {
        for (Node id : dependency.array("advisories")) {
          found.computeIfAbsent(name, _ -> new TreeSet<>()).add(id.asText().orElseThrow());
        }
      }
    }
    Map<String, List<String>> sorted = new TreeMap<>();
    found.forEach((name, ids) -> sorted.put(name, List.copyOf(ids)));
    return sorted;
  }

  private static Node document(Run run) {
    return ((Documents.Reading.Parsed) Documents.json(run.out().getBytes(StandardCharsets.UTF_8)))
        .root();
  }

  private Run audit(String path, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "audit";
    arguments[1] = "--offline";
    arguments[2] = path;
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Run.in(ROOT, home, arguments);
  }
}
