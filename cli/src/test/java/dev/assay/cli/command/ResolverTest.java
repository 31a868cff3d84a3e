package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--resolve` with programs that stand in for uv and pip.
class ResolverTest {
  @TempDir private Path home;
  @TempDir private Path project;
  @TempDir private Path programs;

  @BeforeEach
  void needsAShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "programs: /bin/sh is absent");
  }

  @Test
  void whatUvPinsIsAuditedAndMarked() throws IOException {
    write("requirements.txt", "iniconfig==2.1.0\njinja2>=2\n");
    program(
        "uv",
        """
        while [ "$1" != --output-file ]; do shift; done
        cp "$3" "$KEPT/asked"
        printf 'jinja2==2.4.1\\n    # via -r requirements.in\\nmarkupsafe==2.0.0\\n    # via jinja2\\n' > "$2"
        """);
    Run run = audit("--resolve", "uv", "--format", "json");
    assertThat(run.err()).isEqualTo("assay: resolving by `uv`\n");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("resolved by uv", "\"markupsafe\"", "requirements.txt:2")
        .doesNotContain("requirements.txt:3", "no exact version");
    assertThat(kept("asked")).hasContent("jinja2>=2\niniconfig==2.1.0\n");
  }

  @Test
  void whatPipReportsIsAudited() throws IOException {
    write("requirements.txt", "jinja2>=2\n");
    program(
        "python3",
        """
        echo "$*" > "$KEPT/arguments"
        while [ "$1" != --report ]; do shift; done
        printf '{"install": [{"metadata": {"name": "Jinja2", "version": "2.4.1"}}, 7, {}]}' > "$2"
        """);
    Run run = audit("--resolve", "pip");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("jinja2 2.4.1").doesNotContain("not audited");
    assertThat(kept("arguments")).content().contains("--dry-run", "--only-binary :all:");
  }

  @Test
  void aFailureTellsTheEndOfWhatWasSaidWithoutCredentials() throws IOException {
    write("requirements.txt", "jinja2>=2\n");
    program(
        "uv",
        """
        i=0; while [ $i -lt 20000 ]; do echo "chatter chatter chatter"; i=$((i + 1)); done
        printf 'no \\033[31mversion\\033[0m at https://bob:hunter2@index.example/simple\\n'
        exit 7
        """);
    Run run = audit("--resolve", "uv");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("the resolver failed", "https://index.example/simple", "\\u{1b}[31m", "\nhint: ")
        .doesNotContain("hunter2", "\u001b")
        .hasSizeLessThan(700);
  }

  @Test
  void aProgramThatWritesNothingLeavesTheLineOpen() throws IOException {
    write("requirements.txt", "jinja2>=2\n");
    program("uv", "exit 0\n");
    Run run = audit("--resolve", "uv");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("jinja2>=2: no exact version");
  }

  @Test
  void aProgramThatIsMissingIsNamed() throws IOException {
    write("requirements.txt", "jinja2>=2\n");
    Run run = audit("--resolve", "uv");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("there is no `uv` on the `PATH`", "hint: ");
  }

  @Test
  void noProgramOfTheProjectIsRun() throws IOException {
    write("requirements.txt", "jinja2>=2\n");
    write("uv", "#!/bin/sh\ntouch \"$KEPT/ran\"\n");
    makeExecutable(project.resolve("uv"));
    Run run =
        Run.in(
            project,
            home,
            Map.of("PATH", ":.:" + project.getFileSystem().getPath("bin"), "KEPT", home.toString()),
            "audit",
            "--offline",
            "--resolve",
            "uv");
    assertThat(run.code()).isEqualTo(3);
    assertThat(kept("ran")).doesNotExist();
  }

  @Test
  void nothingButPlainRequirementsReachesTheResolver() throws IOException {
    write("requirements.txt", "jinja2>=2\n-e .\n--pre\nflask @ https://evil.example/flask.zip\n");
    write(
        "Pipfile.lock",
        """
        {"_meta": {"pipfile-spec": 6}, "develop": {}, "default": {
          "six": {"version": ">=1\\n--index-url https://evil.example/simple"},
          "attrs": {"version": ">=1 --find-links https://evil.example"},
          "idna": {"version": ">=1; os_name == '${SECRET}'"},
          "toml": {"version": "==1\\n-r /etc/passwd"},
          "zipp": {"version": ">=3"}}}
        """);
    program(
        "uv", "while [ \"$1\" != --output-file ]; do shift; done\ncat \"$3\" >> \"$KEPT/asked\"\n");
    Run run = audit("--resolve", "uv");
    assertThat(run.code()).isEqualTo(3);
    assertThat(kept("asked")).content().contains("jinja2>=2\n", "zipp>=3\n");
    assertThat(kept("asked")).content().doesNotContain("evil", "passwd", "SECRET", "--");
    assertThat(run.out()).contains("six", "attrs", "idna");
  }

  @Test
  void theFolderIsPrivateAndGoneAfterwards() throws IOException {
    write("requirements.txt", "jinja2>=2\n");
    program("uv", "ls -ld . > \"$KEPT/mode\"\n");
    audit("--resolve", "uv");
    assertThat(kept("mode")).content().startsWith("drwx------");
    assertThat(home.resolve("cache/assay")).isDirectoryNotContaining("glob:**resolve*");
  }

  private Run audit(String... more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", programs + ":/nowhere");
    environment.put("KEPT", home.toString());
    String[] arguments = new String[more.length + 2];
    arguments[0] = "audit";
    arguments[1] = "--offline";
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Run.in(project, home, environment, arguments);
  }

  private Path kept(String name) {
    return home.resolve(name);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(project.resolve(name), text);
  }

  private void program(String name, String script) throws IOException {
    Path file = programs.resolve(name);
    Files.writeString(file, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script);
    makeExecutable(file);
  }

  private static void makeExecutable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
