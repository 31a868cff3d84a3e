package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.Run;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
  @TempDir private Path home;
  @TempDir private Path project;

  @Test
  void aVulnerablePinIsHeldAndNamed() throws IOException {
    write("requirements.txt", "jinja2==2.4.1\n");
    Run run = audit();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("jinja2", "2.4.1", "requirements.txt:1");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aCleanHashedPinIsAdmitted() throws IOException {
    write("requirements.txt", "iniconfig==2.1.0 --hash=sha256:" + "0".repeat(64) + "\n");
    assertThat(audit().code()).isZero();
  }

  @Test
  void anOpenLineIsNotAuditedAndSaysSo() throws IOException {
    write("requirements.txt", "iniconfig==2.1.0\nrequests>=2\n");
    Run run = audit();
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("requests>=2", "requirements.txt:2");
  }

  @Test
  void heldWinsOverUnchecked() throws IOException {
    write("requirements.txt", "jinja2==2.4.1\nrequests>=2\n");
    assertThat(audit().code()).isEqualTo(1);
  }

  @Test
  void wrongUseIsTwo() {
    assertThat(Run.in(project, home, "audit", "absent").code()).isEqualTo(2);
    assertThat(Run.in(project, home, "audit", "--format", "odd").code()).isEqualTo(2);
    assertThat(Run.in(project, home, "audit", "--policy", "absent.toml").code()).isEqualTo(2);
  }

  @Test
  void anUnreadableDatabaseIsThreeWithoutFallBack() throws IOException {
    write("requirements.txt", "jinja2==2.4.1\n");
    write("broken.zip", "PK no zip");
    Run run = Run.in(project, home, "audit", "--offline", "--db", "broken.zip");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("broken.zip");
  }

  @Test
  void twoRunsAsOfADayAreByteEqual() throws IOException {
    write("requirements.txt", "jinja2==2.4.1\nrequests>=2\nurllib3==1.24\n");
    for (String format : List.of("text", "json", "sarif", "cyclonedx", "markdown", "html")) {
      Run first = audit("--as-of", "2026-08-01", "--format", format);
      Run second = audit("--as-of", "2026-08-01", "--format", format);
      assertThat(first.out()).as(format).isNotBlank().isEqualTo(second.out());
    }
  }

  @Test
  void anAllowEntryLetsAFindingPassUntilItsDay() throws IOException {
    write("requirements.txt", "jinja2==2.4.1\n");
    List<String> ids = ids(audit("--format", "json"));
    assertThat(ids).isNotEmpty();
    StringBuilder policy = new StringBuilder();
    for (String id : ids) {
      policy.append(
          """
          [[allow]]
          rule = "%s"
          package = "jinja2"
          reason = "not reachable"
          owner = "web team"
          expires = 2026-12-31
          """
              .formatted(id));
    }
    write("assay.toml", policy.toString());
    assertThat(audit().code()).isZero();
    assertThat(audit("--as-of", "2027-01-01").code()).isEqualTo(1);
  }

  @Test
  void aPolicyWithAMistakeIsRefusedWithItsLine() throws IOException {
    write("requirements.txt", "iniconfig==2.1.0\n");
    write("assay.toml", "fail-on = \"high\"\nfail-of = \"low\"\n");
    Run run = audit();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("assay.toml:2", "`fail-of` is not a key of a policy");
  }

  @Test
  void theLimitOnTheAgeOfTheDataIsKept() throws IOException {
    write("requirements.txt", "iniconfig==2.1.0\n");
    write("assay.toml", "max-advisory-age = 30\n");
    assertThat(audit("--as-of", "2026-08-01").code()).isZero();
    Run late = audit("--as-of", "2026-12-01");
    assertThat(late.code()).isEqualTo(3);
    assertThat(late.err()).contains("days old", "hint: run `assay db update`");
  }

  @Test
  void theReportGoesToAFileWhenAsked() throws IOException {
    write("requirements.txt", "iniconfig==2.1.0\n");
    Run run = audit("--format", "json", "--output", "report.json");
    assertThat(run.out()).isEmpty();
    assertThat(Documents.json(Files.readAllBytes(project.resolve("report.json"))))
        .isInstanceOf(Documents.Reading.Parsed.class);
  }

  @Test
  void credentialsOfAnIndexNeverAppear() throws IOException {
    write(
        "requirements.txt",
        "--extra-index-url https://bob:hunter2@index.example/simple\niniconfig==2.1.0\n");
    for (String format : List.of("text", "json", "sarif", "cyclonedx", "markdown", "html")) {
      assertThat(audit("--format", format).out()).as(format).doesNotContain("hunter2");
    }
  }

  @Test
  void theUsersPolicyHoldsWhereTheProjectHasNone() throws IOException {
    write("requirements.txt", "iniconfig==2.1.0\n");
    Path user = home.resolve("config/assay/assay.toml");
    Files.createDirectories(user.getParent());
    Files.writeString(user, "[rules]\nunhashed-pins = \"hold\"\n");
    assertThat(audit().code()).isEqualTo(1);
    write("assay.toml", "fail-on = \"low\"\n");
    assertThat(audit().code()).isZero();
  }

  private Run audit(String... more) {
    List<String> arguments =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("audit", "--offline"), java.util.Arrays.stream(more))
            .toList();
    return Run.in(project, home, Map.of(), arguments.toArray(String[]::new));
  }

  private static List<String> ids(Run run) {
    Node root =
        ((Documents.Reading.Parsed)
                Documents.json(run.out().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .root();
    return root.array("dependencies").stream()
        .flatMap(dependency -> dependency.array("advisories").stream())
        .map(node -> node.asText().orElseThrow())
        .toList();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(project.resolve(name), text);
  }
}
