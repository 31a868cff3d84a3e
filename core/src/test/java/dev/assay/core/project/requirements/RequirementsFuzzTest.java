package dev.assay.core.project.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.project.Input;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Mutator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequirementsFuzzTest {
  private static final int VARIANTS = 5000;

  @Test
  void noVariantOfAFileFails() {
    Mutator mutator =
        Mutator.ofTexts(
            1,
            List.of(
                """
                # -*- coding: utf-8 -*-
                -r a.txt
                -c ../b.txt --index-url https://bob:hunter2@index.example/simple
                requests[socks]==2.31.0 ; python_version < "3.9" and (extra == 'x') \\
                    --hash=sha256:0123456789abcdef \\
                    --hash sha512:00
                    # via
                    #   -r requirements.in
                    #   flask[async]
                --extra-index-url="https://index.example/two" -f ./wheels --trusted-host x
                """,
                """
                -e git+https://host.example/a.git@0123456789abcdef0123456789abcdef01234567#egg=a[b]
                name @ https://host.example/name-1.0-py3-none-any.whl#sha256=00&subdirectory=x
                ./vendor/other-2.0.tar.gz[fast] ; sys_platform == "linux"
                foo==${VERSION}  # via bar, baz
                """));
    for (int i = 0; i < VARIANTS; i++) {
      MemoryTree tree =
          MemoryTree.of("r.txt", mutator.next())
              .with("a.txt", mutator.next())
              .with("b.txt", mutator.next());
      Input input = RequirementsReader.read(tree, "r.txt", "r.txt");
      assertThat(input.path()).isEqualTo("r.txt");
    }
  }
}
