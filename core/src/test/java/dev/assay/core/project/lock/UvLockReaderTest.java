package dev.assay.core.project.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.project.Input;
import dev.assay.core.project.InputText;
import dev.assay.core.testing.MemoryTree;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UvLockReaderTest {
  private static final String DIGEST = "ab".repeat(32);
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private static final String WORKSPACE =
      """
      version = 1
      revision = 3
      requires-python = ">=3.10"
      resolution-markers = ["python_full_version >= '3.11'", "python_full_version < '3.11'"]

      [manifest]
      members = ["app", "tools"]

      [[package]]
      name = "anyio"
      version = "4.3.0"
      source = { registry = "https://index.example/simple" }
      dependencies = [
          { name = "idna" },
          { name = "numpy", version = "2.2.6", source = { registry = "https://index.example/simple" }, marker = "python_full_version < '3.11'" },
      ]
      sdist = { url = "https://files.example/anyio-4.3.0.tar.gz", hash = "sha256:%1$s", size = 1 }
      wheels = [
          { url = "https://files.example/anyio-4.3.0-py3-none-any.whl", hash = "sha256:%1$s", size = 1 },
      ]

      [package.optional-dependencies]
      trio = [{ name = "trio" }]

      [[package]]
      name = "app"
      version = "0.1.0"
      source = { editable = "." }
      dependencies = [
          { name = "anyio", extra = ["trio"] },
          { name = "tools" },
          { name = "torch", version = "2.5.0", source = { registry = "https://index.example/simple" } },
          { name = "torch", version = "2.5.0+cpu", source = { registry = "https://torch.example/whl" } },
      ]

      [package.optional-dependencies]
      fast = [{ name = "numpy", version = "2.3.0", source = { registry = "https://index.example/simple" } }]

      [package.dev-dependencies]
      dev = [{ name = "patched" }]

      [package.metadata]
      requires-dist = [{ name = "anyio", extras = ["trio"], specifier = ">=4" }]

      [[package]]
      name = "idna"
      version = "3.6"
      source = { registry = "https://index.example/simple" }
      sdist = { url = "https://files.example/idna-3.6.tar.gz", hash = "sha256:%1$s" }

      [[package]]
      name = "numpy"
      version = "2.2.6"
      source = { registry = "https://index.example/simple" }
      resolution-markers = ["python_full_version < '3.11'"]
      sdist = { url = "https://files.example/numpy-2.2.6.tar.gz" }

      [[package]]
      name = "numpy"
      version = "2.3.0"
      source = { registry = "https://index.example/simple" }
      resolution-markers = ["python_full_version >= '3.11'"]
      sdist = { url = "https://files.example/numpy-2.3.0.tar.gz", hash = "sha256:%1$s" }

      [[package]]
      name = "patched"
      version = "1.0"
      source = { git = "https://me:secret@git.example/patched?rev=main#%2$s" }
      dependencies = [{ name = "vendored" }]

      [[package]]
      name = "tools"
      version = "0.1.0"
      source = { virtual = "packages/tools" }
      dependencies = [{ name = "trio" }]

      [[package]]
      name = "torch"
      version = "2.5.0"
      source = { registry = "https://index.example/simple" }
      sdist = { url = "https://files.example/torch-2.5.0.tar.gz", hash = "sha256:%1$s" }

      [[package]]
      name = "torch"
      version = "2.5.0+cpu"
      source = { registry = "https://torch.example/whl" }
      sdist = { url = "https://torch.example/torch-2.5.0.tar.gz", hash = "sha256:%1$s" }

      [[package]]
      name = "trio"
      version = "0.25.0"
      source = { url = "http://files.example/trio-0.25.0.tar.gz" }
      sdist = { hash = "sha256:%1$s" }

      [[package]]
      name = "vendored"
      version = "1.1"
      source = { directory = "../../vendored" }

      [[package]]
      name = "wheelhouse"
      version = "1.2"
      source = { path = "wheels/wheelhouse-1.2-py3-none-any.whl" }
      wheels = [{ filename = "wheelhouse-1.2-py3-none-any.whl", hash = "sha256:%1$s" }]
      """
          .formatted(DIGEST, COMMIT);

  @Test
  void readsAWorkspace() {
    assertThat(InputText.of(read(WORKSPACE)))
        .isEqualTo(
            """
            10 anyio==4.3.0 hashed direct extras [trio] needs [idna, numpy, trio] \
            from https://index.example/simple #2
            45 idna==3.6 hashed transitive from https://index.example/simple #1
            51 numpy==2.2.6 exact transitive if {python_full_version < '3.11'} \
            from https://index.example/simple
            58 numpy==2.3.0 hashed direct groups [fast] if {python_full_version >= '3.11'} \
            from https://index.example/simple #1
            65 patched==1.0 hashed direct groups [dev] needs [vendored] \
            from https://git.example/patched?rev=main@%1$s
            77 torch==2.5.0 hashed direct from https://index.example/simple #1
            83 torch==2.5.0+cpu hashed direct from https://torch.example/whl #1
            89 trio==0.25.0 hashed direct from http://files.example/trio-0.25.0.tar.gz #1
            95 vendored==1.1 mutable transitive groups [dev] from ../../vendored
            100 wheelhouse==1.2 hashed transitive from wheels/wheelhouse-1.2-py3-none-any.whl #1
            10 index: https://index.example/simple
            83 index: https://torch.example/whl
            83 two-indexes torch: https://index.example/simple and https://torch.example/whl
            89 insecure-transport trio: http://files.example/trio-0.25.0.tar.gz
            95 mutable-reference vendored: ../../vendored
            51 unhashed: 1 of 10
            """
                .formatted(COMMIT));
  }

  @Test
  void readsTheLockOfAScript() {
    String lock =
        """
        version = 1

        [manifest]
        requirements = [{ name = "rich", specifier = ">=13" }]

        [[package]]
        name = "rich"
        version = "13.7.0"
        source = { registry = "http://localhost:3141/simple" }
        dependencies = [{ name = "pygments" }]

        [[package]]
        name = "pygments"
        version = "2.17.0"
        source = { registry = "http://index.example/simple" }
        """;
    assertThat(InputText.of(read(lock)))
        .isEqualTo(
            """
            7 rich==13.7.0 exact direct needs [pygments] from http://localhost:3141/simple
            13 pygments==2.17.0 exact transitive from http://index.example/simple
            7 index: http://localhost:3141/simple
            13 index: http://index.example/simple
            13 insecure-transport: http://index.example/simple
            7 unhashed: 2 of 2
            """);
  }

  @Test
  void aPathInTheTreeIsAPartOfTheProjectAndAnUnversionedOneOutsideIsUnchecked() {
    String lock =
        """
        version = 2
        [[package]]
        name = "app"
        source = { virtual = "." }
        dependencies = [{ name = "inner" }, { name = "outer" }, { name = 3 }, 4]
        [[package]]
        name = "inner"
        source = { editable = "../inner" }
        dependencies = [{ name = "six" }]
        [[package]]
        name = "outer"
        source = { editable = "/srv/outer" }
        [[package]]
        name = "six"
        version = "1.16.0"
        """;
    Input input =
        UvLockReader.read(MemoryTree.of(Map.of("app/uv.lock", lock)), "app/uv.lock", "x/uv.lock");
    assertThat(InputText.of(input))
        .isEqualTo(
            """
            14 six==1.16.0 exact direct
            11 mutable-reference outer: /srv/outer
            14 unhashed: 1 of 1
            1 uv.lock of version 2: an unknown version of the format; \
            what was read of it may not be all
            11 outer: no version in the lock
            """);
  }

  @Test
  void cyclesEnd() {
    String lock =
        """
        version = 1
        [[package]]
        name = "a"
        version = "1"
        dependencies = [{ name = "b" }, { name = "a" }]
        [[package]]
        name = "b"
        version = "1"
        dependencies = [{ name = "a" }]
        """;
    assertThat(InputText.dependencies(read(lock)))
        .isEqualTo("3 a==1 exact unknown needs [b]\n7 b==1 exact unknown needs [a]\n");
  }

  @Test
  void fuzz() {
    Fuzz.everyVariantIsAnInput(UvLockReader::read, "uv.lock", WORKSPACE);
  }

  private static Input read(String lock) {
    return UvLockReader.read(MemoryTree.of(Map.of("uv.lock", lock)), "uv.lock", "uv.lock");
  }
}
