package dev.assay.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.assay.core.project.walk.ProjectReader;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Mutator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever becomes of a file, the walk comes back with what it could read and what it could not.
class ReadersFuzzTest {
  private static final int ROUNDS = 500;
  private static final int MOST = 10_000;
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String METADATA = "Metadata-Version: 2.1\nName: a\nVersion: 1.0\n";

  /// A well-formed file of each kind.
  enum Fixture {
    REQUIREMENTS(
        "requirements.txt",
        """
        --extra-index-url https://u:p@index.example/simple
        a==1.0 ; python_version < "3.9" \\
            --hash=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
        b[x]>=2  # via a
        c @ git+https://git.example/c@main
        -r requirements.txt
        """),
    PYPROJECT(
        "pyproject.toml",
        """
        [project]
        name = "x"
        dependencies = ["a==1.0", "b>=2"]
        optional-dependencies = { dev = ["c"] }
        [dependency-groups]
        test = ["d==1", { include-group = "lint" }]
        lint = [{ include-group = "test" }]
        [tool.poetry.dependencies]
        e = { version = "^1.0", optional = true }
        [tool.uv.sources]
        b = { git = "https://git.example/b" }
        """),
    SETUP_CFG(
        "setup.cfg",
        """
        [options]
        install_requires =
            a==1.0
            b>=2
        [options.extras_require]
        dev = c; d
        """),
    POETRY_LOCK(
        "poetry.lock",
        """
        [[package]]
        name = "a"
        version = "1.0"
        optional = false
        files = [{ file = "a.whl", hash = "sha256:00" }]
        [package.dependencies]
        b = ">=1"
        [metadata]
        lock-version = "2.0"
        """),
    PIPFILE("Pipfile", "[packages]\na = \"==1.0\"\nb = {version = \"*\", extras = [\"x\"]}\n"),
    PIPFILE_LOCK(
        "Pipfile.lock",
        """
        {"_meta": {"pipfile-spec": 6, "sources": [{"url": "https://index.example/simple"}]},
         "default": {"a": {"version": "==1.0", "hashes": ["sha256:00"]}}, "develop": {}}
        """),
    UV_LOCK(
        "uv.lock",
        """
        version = 1
        [[package]]
        name = "x"
        source = { virtual = "." }
        dependencies = [{ name = "a" }]
        [[package]]
        name = "a"
        version = "1.0"
        source = { registry = "https://index.example/simple" }
        """),
    PDM_LOCK(
        "pdm.lock",
        """
        [metadata]
        lock_version = "4.5.0"
        [[package]]
        name = "a"
        version = "1.0"
        groups = ["default"]
        """),
    PYLOCK(
        "pylock.toml",
        """
        lock-version = "1.0"
        [[packages]]
        name = "a"
        version = "1.0"
        wheels = [{ name = "a.whl", hashes = { sha256 = "00" } }]
        """),
    CONDA_ENVIRONMENT(
        "environment.yml",
        """
        name: x
        channels: [forge]
        dependencies:
          - numpy=1.26.4=py312_0
          - pip
          - pip:
            - a==1.0
        """),
    SCRIPT("tool.py", "# /// script\n# dependencies = [\n#   \"a==1.0\",\n# ]\n# ///\nimport a\n"),
    SBOM(
        "bom.json",
        """
        {"bomFormat": "CycloneDX", "specVersion": "1.6",
         "components": [{"bom-ref": "1", "name": "a", "purl": "pkg:pypi/a@1.0"}],
         "dependencies": [{"ref": "1", "dependsOn": ["1"]}]}
        """),
    METADATA_FILE(
        ".venv/lib/python3.14/site-packages/a-1.0.dist-info/METADATA",
        METADATA + "Requires-Dist: b>=1; extra == 'x'\n\ntext\n"),
    DIRECT_URL(
        "site-packages/a-1.0.dist-info/direct_url.json",
        """
        {"url": "https://git.example/a", "vcs_info": {"vcs": "git", "commit_id": "0123"}}
        """),
    EGG("site-packages/a-1.0.egg-info/requires.txt", "b>=1\n[:os_name == 'nt']\nc\n[x]\nd\n"),
    CONDA_RECORD(
        "conda-meta/a-1.0-0.json",
        """
        {"name": "a", "version": "1.0", "channel": "https://c.example/t/x/forge", "files":
         ["lib/python3.12/site-packages/a.py", "lib/python3.12/site-packages/a.egg-info"]}
        """),
    WHEEL("a-1.0-py3-none-any.whl", zipped("a-1.0.dist-info/METADATA", METADATA)),
    SDIST("a-1.0.tar.gz", tarred("a-1.0/PKG-INFO", METADATA));

    private final String path;
    private final byte[] bytes;

    Fixture(String path, String text) {
      this(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Fixture(String path, byte[] bytes) {
      this.path = path;
      this.bytes = bytes;
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyVariantIsRead(Fixture fixture) {
    Projects whole = walk(fixture, fixture.bytes);
    assertThat(whole.inputs()).flatExtracting(Input::dependencies).isNotEmpty();
    Mutator mutator = new Mutator(fixture.ordinal(), List.of(fixture.bytes));
    for (int round = 0; round < ROUNDS; round++) {
      byte[] variant = mutator.next();
      Projects read = assertTimeout(LONGEST, () -> walk(fixture, variant));
      assertThat(sizeOf(read))
          .as(() -> new String(variant, StandardCharsets.ISO_8859_1))
          .isBetween(0, MOST);
    }
  }

  /// A file given by name has no name that tells its kind: its content must.
  @ParameterizedTest
  @EnumSource
  void everyVariantGivenByNameIsRead(Fixture fixture) {
    String path = "file." + fixture.name().toLowerCase(Locale.ROOT);
    Mutator mutator = new Mutator(fixture.ordinal() + 100, List.of(fixture.bytes));
    for (int round = 0; round < ROUNDS; round++) {
      MemoryTree tree = MemoryTree.of(path, mutator.next());
      Projects read = assertTimeout(LONGEST, () -> ProjectReader.read(tree, path, path));
      assertThat(read.inputs().size() + read.unchecked().size()).isEqualTo(1);
    }
  }

  private static Projects walk(Fixture fixture, byte[] bytes) {
    MemoryTree tree =
        MemoryTree.of(fixture.path, bytes)
            .with("setup.py", bytes)
            .with("requirements.in", "a\nz\n".getBytes(StandardCharsets.UTF_8));
    MemoryTree whole =
        fixture == Fixture.DIRECT_URL
            ? tree.with(
                fixture.path.replace("direct_url.json", "METADATA"),
                METADATA.getBytes(StandardCharsets.UTF_8))
            : tree;
    return ProjectReader.read(whole, "", ".");
  }

  private static int sizeOf(Projects projects) {
    int size = projects.unchecked().size();
    for (Input input : projects.inputs()) {
      size += input.dependencies().size() + input.remarks().size() + input.unchecked().size();
    }
    return size;
  }

  private static byte[] zipped(String path, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(path));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] tarred(String path, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      TarArchiveEntry entry = new TarArchiveEntry(path);
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
