package dev.assay.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.document.Documents.Reading;
import dev.assay.core.testing.Mutator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Twenty thousand variants of small documents in each format: every one gives a tree whose lines
/// lie inside the document, or a reason and such a line.
class DocumentsFuzzTest {
  private static final int VARIANTS = 20_000;

  @Test
  void json() {
    fuzz(
        Documents::json,
        List.of(
            """
            {"bomFormat": "CycloneDX", "components": [
              {"name": "a", "version": "1.0", "hashes": [{"alg": "SHA-256", "content": "00"}]},
              {"name": "b\\u00e9\\n", "n": [1, -2.5e+3, true, false, null, {}, []]}
            ]}
            """,
            "[[[[[\"\\uD83D\\uDE00\"]]]]]",
            "{\"a\": {\"a\": {\"a\": 0}}, \"a\": 1}"));
  }

  @Test
  void toml() {
    fuzz(
        Documents::toml,
        List.of(
            """
            # a lock
            version = 1
            when = 1979-05-27 07:32:00-07:00
            [[package]]
            name = "a\\u00e9"
            deps = [{ name = "b", marker = 'x == "y"' }, { a.b = 1 }, # c
            ]
            [package.metadata]
            "q.k".z = 0xFF
            [[package]]
            text = \"""
            one \\
              two\"""
            raw = '''
            x'''
            n = [1_000, -1.5e-3, +inf, nan, true, 12:00:00.5]
            """,
            "a.b.c = 1\n[d.e]\nf = {}\n[[g.h]]\n[g.h.i]\n",
            "x = [[[[[[]]]]]]\r\ny = {a={a={a={}}}}\r\n"));
  }

  @Test
  void yaml() {
    fuzz(
        Documents::yaml,
        List.of(
            """
            name: demo
            channels: &c [conda-forge, 'x', "y\\n"]
            dependencies:
              - python=3.9
              - pip:
                - a==1.0
                - {b: 2, c: [true, null, ~, .inf]}
            again: *c
            text: |+
              one
            folded: >-
              two
               three
            ? key
            : !!str 1
            """,
            "%YAML 1.2\n%TAG ! tag:x,2000:\n--- !a\n- - - - x\n...\n---\ny\n",
            "\uFEFF# c\r\na: {b: {c: {d: }}}\r\n"));
  }

  private static void fuzz(Function<byte[], Reading> format, List<String> documents) {
    Mutator mutator = Mutator.ofTexts(20_261_101, documents);
    int parsed = 0;
    for (int variant = 0; variant < VARIANTS; variant++) {
      byte[] bytes = mutator.next();
      switch (format.apply(bytes)) {
        case Reading.Parsed(Node root) -> {
          assertLines(root, bytes.length + 1);
          parsed++;
        }
        case Reading.Broken(String reason, int line) -> {
          assertThat(reason).isNotBlank().hasSizeLessThanOrEqualTo(160);
          assertThat(line).as(reason).isBetween(1, bytes.length + 1);
        }
      }
    }
    assertThat(parsed).isBetween(500, VARIANTS - 500);
  }

  private static void assertLines(Node node, int last) {
    assertThat(node.line()).isBetween(1, last);
    node.members().values().forEach(member -> assertLines(member, last));
    node.values().forEach(element -> assertLines(element, last));
  }
}
