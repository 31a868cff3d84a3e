package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The audit of files that want it to fail, hang, swell or tell something else: each is named with
/// its line where it has one, and the good file beside it is audited all the same.
class HostileInputsTest {
  private static final int MANY = 100_000;

  @TempDir private Path home;
  @TempDir private Path around;
  private Path project;

  @BeforeEach
  void putAGoodFileBeside() throws IOException {
    project = Files.createDirectory(around.resolve("project"));
    write("good/requirements.txt", "jinja2==2.4.1\n");
  }

  @Test
  void filesThatIncludeEachOther() throws IOException {
    write("requirements-a.txt", "six==1.17.0\n-r requirements-b.txt\n");
    write("requirements-b.txt", "-r requirements-a.txt\n");
    write("requirements-self.txt", "-r requirements-self.txt\n");
    assertThat(goesOn())
        .contains("requirements-a.txt:2", "include each other in a circle")
        .contains("requirements-self.txt:1");
  }

  @Test
  void filesThatIncludeTwiceEach() throws IOException {
    for (int i = 0; i < 40; i++) {
      write(
          "requirements-%d.txt".formatted(i),
          "-r requirements-%d.txt\n".formatted(i + 1).repeat(2));
    }
    assertThat(goesOn()).contains("too many files include each other", "there is no such file");
  }

  @Test
  void filesOutOfTheProject() throws IOException {
    Files.writeString(around.resolve("secret.txt"), "hunter2==1\n");
    write(
        "requirements.txt",
        """
        -r ../secret.txt
        -r /etc/passwd
        -c file:///etc/passwd
        -r https://evil.example/x.txt
        -r link/secret.txt
        """);
    Files.createSymbolicLink(project.resolve("link"), around);
    assertThat(goesOn())
        .contains("requirements.txt: it lies outside of what is audited (2)")
        .contains("../secret.txt (line 1), /etc/passwd (line 2)")
        .contains("requirements.txt: only files are read, no URLs (2)")
        .contains("file:///etc/passwd (line 3), https://evil.example/x.txt (line 4)")
        .contains("requirements.txt:5", "leads out of the folder that is read")
        .doesNotContain("hunter2", "root:");
  }

  @Test
  void linksThatLeadOutOrRound() throws IOException {
    link("requirements-passwd.txt", "/etc/passwd");
    link("requirements-zero.txt", "/dev/zero");
    link("requirements-environment.txt", "/proc/self/environ");
    link("requirements-one.txt", "requirements-two.txt");
    link("requirements-two.txt", "requirements-one.txt");
    link("loop", ".");
    assertThat(goesOn())
        .contains("requirements-passwd.txt: a link that leads out of the project or nowhere")
        .contains("requirements-zero.txt: a link", "requirements-environment.txt: a link")
        .contains("requirements-one.txt: a link", "requirements-two.txt: a link")
        .doesNotContain("root:");
  }

  @Test
  void pipesAreNeverOpened() throws Exception {
    for (String name :
        new String[] {"uv.lock", "pyproject.toml", "assay.toml", "requirements.txt"}) {
      Path pipe = project.resolve(name);
      assumeTrue(
          new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0,
          "pipes: `mkfifo` does not work here");
    }
    write("requirements-including.txt", "-r requirements.txt\n");
    assertThat(goesOn())
        .contains("uv.lock: no regular file", "pyproject.toml: no regular file")
        .contains("requirements.txt: no regular file", "requirements-including.txt:1");
  }

  @Test
  void aFileThatIsNotReadable() throws IOException {
    Path file = write("requirements.txt", "six==1.17.0\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "permissions: root may read everything");
    assertThat(goesOn()).contains("requirements.txt: permission denied");
  }

  @Test
  void aLineOfSeventyMegabytes() throws IOException {
    write("requirements.txt", "a".repeat(70_000_000));
    write("sub/requirements.txt", "six==1.17.0\n" + "b".repeat(2 << 20) + "\nattrs>=1\n");
    assertThat(goesOn())
        .contains("requirements.txt: larger than 64 MiB")
        .contains("the line is longer than 1 MiB", "sub/requirements.txt:2")
        .contains("sub/requirements.txt:3");
  }

  @Test
  void filesOfAGigabyte() throws IOException {
    assumeTrue(Boolean.getBoolean("assay.long"), "a gigabyte: run with -Dassay.long=true");
    String[] names = {
      "requirements.txt", "uv.lock", "poetry.lock", "Pipfile.lock", "pyproject.toml", "setup.cfg"
    };
    for (String name : names) {
      try (RandomAccessFile file = new RandomAccessFile(project.resolve(name).toFile(), "rw")) {
        file.setLength(1L << 30);
      }
    }
    String out = goesOn();
    for (String name : names) {
      assertThat(out).contains(name + ": larger than 64 MiB");
    }
  }

  static Stream<Arguments> deep() {
    String open = "[".repeat(MANY);
    return Stream.of(
        Arguments.of("Pipfile.lock", open, "nested more than 200 deep"),
        Arguments.of(
            "bom.cdx.json", "{\"bomFormat\": \"CycloneDX\", \"components\":" + open, "deep"),
        Arguments.of("uv.lock", "a = " + open, "deep"),
        Arguments.of("pylock.toml", "a = " + "{b=".repeat(MANY), "deep"),
        Arguments.of("pyproject.toml", "[" + "a.".repeat(MANY) + "a]\n", "deep"),
        Arguments.of("environment.yml", "dependencies: " + open, "deep"),
        Arguments.of("environment.yml", staircase(), "deep"));
  }

  private static String staircase() {
    StringBuilder steps = new StringBuilder("dependencies:\n");
    for (int i = 0; i < 2000; i++) {
      steps.append(" ".repeat(i)).append("-\n");
    }
    return steps.toString();
  }

  @ParameterizedTest
  @MethodSource("deep")
  void documentsOfManyLevels(String name, String text, String reason) throws IOException {
    write(name, text);
    assertThat(goesOn()).contains(reason).containsPattern("(?m)^    " + name + ":\\d+$");
  }

  @Test
  void aBombOfAliases() throws IOException {
    StringBuilder bomb = new StringBuilder("a: &a [six=1.0]\n");
    for (char c = 'b'; c < 'v'; c++) {
      String before = "*" + (char) (c - 1);
      bomb.append("%c: &%c [%s]\n".formatted(c, c, String.join(", ", before, before, before)));
    }
    write("environment.yml", bomb + "dependencies: *u\n");
    write("sub/environment.yml", "x: &x six==1.0\ndependencies:\n- *x\n- pip: *x\n");
    assertThat(goesOn())
        .contains("environment.yml:22", "not a list")
        .contains("*x: an alias of YAML is not followed", "sub/environment.yml:3")
        .contains("sub/environment.yml:4");
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of("pyproject.toml", "[project]\ndependencies = 'six==1'\n", 2),
        Arguments.of("pyproject.toml", "[dependency-groups]\nx = 'six==1'\n", 2),
        Arguments.of("pyproject.toml", "[tool.uv]\ndev-dependencies = 'six==1'\n", 2),
        Arguments.of("pyproject.toml", "[tool.pdm.dev-dependencies]\na = 'six==1'\n", 2),
        Arguments.of("Pipfile", "packages = 'six'\n", 1),
        Arguments.of("Pipfile.lock", "{\"_meta\": {}, \"default\": [{\"six\": {}}]}", 1),
        Arguments.of("poetry.lock", "[package]\nname = 'six'\n[metadata]\n", 1),
        Arguments.of("uv.lock", "version = 1\npackage = 'six'\n", 2),
        Arguments.of("pylock.toml", "lock-version = '1.0'\npackages = 'six'\n", 2),
        Arguments.of("script.py", "# /// script\n# dependencies = 'six==1'\n# ///\n", 2),
        Arguments.of("environment.yml", "base: &b\n  x: 1\n<<: *b\ndependencies: []\n", 3),
        Arguments.of(
            "bom.cdx.json",
            "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.5\", \"components\": {}}",
            1));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void whatHasTheWrongShapeIsNotOverlooked(String name, String text, int line) throws IOException {
    write(name, text);
    assertThat(goesOn()).contains("not audited\n", "    " + name + ":" + line + "\n");
  }

  @Test
  void encodingsThatAreBroken() throws IOException {
    writeBytes("requirements-wide.txt", "jinja2>=9\n".getBytes(StandardCharsets.UTF_16));
    writeBytes("requirements-bad.txt", new byte[] {'s', 'i', 'x', (byte) 0xff, '=', '=', '1', 0});
    write("requirements-odd.txt", "# -*- coding: rot13 -*-\nsix==1\n");
    writeBytes("uv.lock", new byte[] {(byte) 0xff, '[', '[', 'p'});
    writeBytes(
        "environment.yml", "dependencies:\n- \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(goesOn())
        .contains("requirements-wide.txt:1", "requirements-bad.txt:1")
        .contains("the encoding `rot13` is not known", "requirements-odd.txt:1")
        .contains("uv.lock: not valid UTF-8", "environment.yml: not valid UTF-8");
  }

  /// What is beyond the bounds of one audit is named, the good file among it.
  @Test
  void manyFilesThatIncludeOneLargeOne() throws IOException {
    write("base.txt", "jinja2==2.4.1\n".repeat(5_000));
    for (int i = 0; i < 90; i++) {
      write("requirements-%d.txt".formatted(i), "-r base.txt\n");
    }
    Path report = around.resolve("report.json");
    Run run =
        Run.in(project, home, "audit", "--offline", "--format", "json", "-o", report.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    try (Stream<String> lines = Files.lines(report)) {
      assertThat(lines.map(String::strip).filter(HostileInputsTest::tellsOfBounds))
          .contains("\"what\": \"good/requirements.txt\",")
          .anyMatch(line -> line.contains("no more than 200000 dependencies and findings"))
          .anyMatch(line -> line.contains("hold more than 400000 things"));
    }
  }

  private static boolean tellsOfBounds(String line) {
    return line.contains(" more than ") || line.contains("good/");
  }

  @Test
  void tenThousandFilesInOneTree() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      write("d%d/%d/requirements.txt".formatted(i / 100, i), "six==1.17.0\n");
    }
    assertThat(goesOn()).contains("in 10,001 dependencies of 10,001 inputs");
  }

  @Test
  void foldersTwoHundredDeep() throws IOException {
    write("d/".repeat(200) + "requirements.txt", "six==1.17.0\n");
    assertThat(goesOn()).contains("more than 64 folders deep");
  }

  /// The good file was audited, nothing went wrong in Assay itself, and the gaps are told.
  private String goesOn() {
    Run run = Run.in(project, home, "audit", "--offline");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("hold  jinja2 2.4.1", "good/requirements.txt:1")
        .doesNotContain("Exception", "\tat ", "mistake in assay");
    assertThat(run.code()).isEqualTo(1);
    return run.out();
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(project.resolve(name), Path.of(target));
  }

  private Path write(String name, String text) throws IOException {
    return writeBytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path writeBytes(String name, byte[] bytes) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }
}
