package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same pins have the same advisories in whatever format they are locked; the numbers are those
/// of osv-scanner and pip-audit over the same records.
class LocksAgreeTest {
  private static final String[] FORMATS = {
    "req/requirements.txt",
    "req/requirements-hashed.txt",
    "uv/uv.lock",
    "poetry/poetry.lock",
    "pylock/pylock.toml",
    "pipenv/Pipfile.lock",
    "sbom/bom.cdx.json"
  };

  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource({"50, 17", "300, 86", "2000, 290"})
  void everyFormatGivesTheSameIds(String pins, int ids) {
    Path folder =
        Path.of(System.getProperty("assay.root")).resolve("../shared/data/locks").resolve(pins);
    assumeTrue(Files.isDirectory(folder), "formats give the same ids: ../shared is absent");
    Set<String> first = ids(folder, FORMATS[0]);
    assertThat(first).hasSize(ids);
    for (String format : FORMATS) {
      assertThat(ids(folder, format)).as(format).isEqualTo(first);
    }
  }

  /// Each id with the package and version it stands against.
  private Set<String> ids(Path folder, String format) {
    Run run = Run.in(folder, home, "audit", "--offline", "--format", "json", format);
    Node root =
        Documents.json(run.out().getBytes(StandardCharsets.UTF_8))
                instanceof Documents.Reading.Parsed(Node parsed)
            ? parsed
            : new Node.Null(0);
    Set<String> ids = new TreeSet<>();
    for (Node dependency : root.array("dependencies")) {
      String release =
          dependency.text("name").orElse("") + " " + dependency.text("version").orElse("");
      dependency.array("advisories").stream()
          .flatMap(id -> id.asText().stream())
          .forEach(id -> ids.add(release + " " + id));
    }
    return ids;
  }
}
