package dev.assay.core.project.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.project.InputText;
import dev.assay.core.testing.MemoryTree;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PylockReaderTest {
  private static final String DIGEST = "ab".repeat(32);
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private static final String LOCK =
      """
      lock-version = "1.0"
      environments = ["sys_platform == 'linux'"]
      requires-python = ">=3.12"
      extras = ["fast"]
      dependency-groups = ["test", "main"]
      default-groups = ["main"]
      created-by = "a-locker"

      [[packages]]
      name = "attrs"
      version = "25.1.0"
      index = "https://index.example/simple"
      wheels = [
        {name = "attrs-25.1.0-py3-none-any.whl", url = "https://files.example/attrs-25.1.0-py3-none-any.whl", hashes = {sha256 = "%1$s", md5 = "0"}},
      ]
      [[packages.attestation-identities]]
      kind = "GitHub"
      repository = "a/attrs"

      [[packages]]
      name = "cattrs"
      version = "24.1.2"
      marker = "'test' in dependency_groups or \\"fast\\" in extras"
      dependencies = [{name = "attrs", version = "25.1.0"}]
      sdist = {name = "cattrs-24.1.2.tar.gz", url = "https://files.example/cattrs-24.1.2.tar.gz", hashes = {sha512 = "%1$s"}}

      [[packages]]
      name = "always"
      version = "1.0"
      marker = "'test' in dependency_groups or 'main' in dependency_groups"
      archive = {url = "https://files.example/always-1.0.zip?sig=secret", hashes = {sha256 = "%1$s"}}

      [[packages]]
      name = "pinned"
      version = "3.0"
      marker = "'test' not in dependency_groups"
      vcs = {type = "git", url = "https://git.example/pinned.git", requested-revision = "main", commit-id = "%2$s"}

      [[packages]]
      name = "moving"
      vcs = {type = "git", url = "https://git.example/moving.git", requested-revision = "main"}

      [[packages]]
      name = "here"
      directory = {path = ".", editable = true}
      dependencies = [{name = "pinned"}]
      """
          .formatted(DIGEST, COMMIT);

  @Test
  void readsEveryKindOfSource() {
    assertThat(InputText.of(PylockReader.read(MemoryTree.of(Map.of("a", LOCK)), "a", "a")))
        .isEqualTo(
            """
            10 attrs==25.1.0 hashed unknown from https://index.example/simple #1
            21 cattrs==24.1.2 exact direct groups [test, fast] needs [attrs] \
            if {'test' in dependency_groups or "fast" in extras}
            28 always==1.0 hashed direct \
            if {'test' in dependency_groups or 'main' in dependency_groups} \
            from https://files.example/always-1.0.zip #1
            34 pinned==3.0 hashed direct if {'test' not in dependency_groups} \
            from https://git.example/pinned.git@%1$s
            10 index: https://index.example/simple
            40 mutable-reference moving: https://git.example/moving.git@main
            21 unhashed: 1 of 4
            40 moving: no version in the lock
            """
                .formatted(COMMIT));
  }

  @Test
  void fuzz() {
    Fuzz.everyVariantIsAnInput(PylockReader::read, "pylock.dev.toml", LOCK);
  }
}
