package dev.assay.core.project.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.project.Input;
import dev.assay.core.project.InputText;
import dev.assay.core.project.Unchecked;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.version.PackageName;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipfileLockReaderTest {
  private static final String DIGEST = "ab".repeat(32);

  private static final String LOCK =
      """
      {
        "_meta": {
          "hash": {"sha256": "%1$s"},
          "pipfile-spec": 6,
          "requires": {"python_version": "3.11"},
          "sources": [
            {"name": "main", "url": "https://me:secret@index.example/simple", "verify_ssl": true},
            {"name": "inner", "url": "https://inner.example/simple", "verify_ssl": false}
          ]
        },
        "default": {
          "certifi": {
            "hashes": ["sha256:%1$s", "sha256:%1$s"],
            "index": "main",
            "markers": "python_version >= '3.6'",
            "version": "==2024.2.2"
          },
          "requests": {
            "extras": ["socks"],
            "version": "==2.31.0"
          },
          "inner-tool": {"index": "inner", "version": "===1.0", "hashes": ["sha256:%1$s"]},
          "here": {"editable": true, "path": "."},
          "wheel": {"file": "https://files.example/wheel-1.0-py3-none-any.whl"},
          "open": {"version": "*"},
          "from-git": {"git": "http://git.example/from-git.git", "ref": "main"}
        },
        "develop": {
          "certifi": {"version": "==2024.2.2", "index": "inner"},
          "pytest": {"version": "==8.0.0", "hashes": ["sha256:%1$s"], "index": "main"}
        },
        "docs": {
          "pytest": {"version": "==8.0.0", "hashes": ["sha256:%1$s"], "index": "main"}
        }
      }
      """
          .formatted(DIGEST);

  @Test
  void readsCategoriesAndSources() {
    assertThat(InputText.of(read(Map.of("Pipfile.lock", LOCK))))
        .isEqualTo(
            """
            12 certifi==2024.2.2 hashed unknown from https://index.example/simple #1
            18 requests==2.31.0 exact unknown extras [socks]
            22 inner-tool==1.0 hashed unknown from https://inner.example/simple #1
            30 pytest==8.0.0 hashed unknown groups [develop, docs] \
            from https://index.example/simple #1
            7 index: https://index.example/simple
            8 index: https://inner.example/simple
            8 insecure-transport: https://inner.example/simple
            24 mutable-reference wheel: https://files.example/wheel-1.0-py3-none-any.whl
            26 insecure-transport from-git: http://git.example/from-git.git
            26 mutable-reference from-git: http://git.example/from-git.git@main
            29 two-indexes certifi: https://index.example/simple and https://inner.example/simple
            8 extra-index: https://inner.example/simple
            18 unhashed: 1 of 4
            24 wheel: no version in the lock
            25 open*: no exact version
            26 from-git: no version in the lock
            """);
  }

  @Test
  void thePipfileTellsWhatIsDirect() {
    String pipfile =
        """
        [[source]]
        name = "main"
        url = "https://index.example/simple"
        [packages]
        requests = {version = "*", extras = ["security"]}
        [dev-packages]
        pytest = "*"
        [requires]
        certifi = "no package but a key"
        """;
    Input input = read(Map.of("Pipfile.lock", LOCK, "Pipfile", pipfile));
    assertThat(input.dependencies())
        .extracting(dependency -> dependency.name() + " " + dependency.reach())
        .containsExactly(
            "certifi TRANSITIVE", "requests DIRECT", "inner-tool TRANSITIVE", "pytest DIRECT");
    assertThat(input.dependencies().get(1).extras()).containsExactly("security", "socks");
  }

  @Test
  void anOpenVersionCanBeResolvedByName() {
    assertThat(read(Map.of("Pipfile.lock", LOCK)).unchecked())
        .extracting(Unchecked::unpinned)
        .contains(PackageName.parse("open"));
  }

  @Test
  void wrongShapesAreNoExceptions() {
    String lock = "{\"_meta\": [], \"default\": {\"a\": 3, \"b\": null}, \"develop\": \"x\"}";
    assertThat(InputText.of(read(Map.of("Pipfile.lock", lock))))
        .isEqualTo("1 a: no version in the lock\n1 b: no version in the lock\n");
    assertThat(InputText.of(read(Map.of("Pipfile.lock", "[]"))))
        .isEqualTo("1 Pipfile.lock: not the content of such a lock file\n");
  }

  @Test
  void fuzz() {
    Fuzz.everyVariantIsAnInput(PipfileLockReader::read, "Pipfile.lock", LOCK);
  }

  private static Input read(Map<String, String> files) {
    return PipfileLockReader.read(MemoryTree.of(files), "Pipfile.lock", "Pipfile.lock");
  }
}
