package dev.assay.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
  @Test
  void everyValueKnowsItsLine() {
    assertThat(
            read(
                """
                # an environment
                name: demo
                channels: [conda-forge, "no"]
                dependencies:
                  - python=3.9
                  - pip:
                      - a==1.0  # pinned
                      - {b: 2,
                         c: true}
                prefix:
                text: |
                  one
                  two
                """))
        .isEqualTo(
            "{name=\"demo\"@2 channels=[\"conda-forge\"@3 \"no\"@3]@3"
                + " dependencies=[\"python=3.9\"@5"
                + " {pip=[\"a==1.0\"@7 {b=2@8 c=true@9}@8]@7}@6]@5"
                + " prefix=null@10 text=\"one\ntwo\n\"@11}@2");
  }

  @ParameterizedTest
  @CsvSource({
    "~, null",
    "null, null",
    "Null, null",
    "NULL, null",
    "nULL, '\"nULL\"'",
    "true, true",
    "True, true",
    "TRUE, true",
    "tRUE, '\"tRUE\"'",
    "false, false",
    "yes, '\"yes\"'",
    "no, '\"no\"'",
    "on, '\"on\"'",
    "y, '\"y\"'",
    "0, 0",
    "-12, -12",
    "+3, +3",
    "0o17, 0o17",
    "0x1F, 0x1F",
    "017, 017",
    "1_000, '\"1_000\"'",
    "0b1, '\"0b1\"'",
    "0o8, '\"0o8\"'",
    "0x, '\"0x\"'",
    "3.10, 3.10",
    "1., 1.",
    ".5, .5",
    "1e3, 1e3",
    "-1.5E-3, -1.5E-3",
    "1e999999999, 1e999999999",
    ".inf, .inf",
    "-.Inf, -.Inf",
    "+.INF, +.INF",
    ".NaN, .NaN",
    "-.nan, '\"-.nan\"'",
    "., '\".\"'",
    "+, '\"+\"'",
    "1e, '\"1e\"'",
    "1.2.3, '\"1.2.3\"'",
    "12:30:45, '\"12:30:45\"'",
    "2024-01-01, '\"2024-01-01\"'",
    "=, '\"=\"'",
    "٣, '\"٣\"'",
  })
  void plainScalarsFollowTheCoreSchema(String written, String expected) {
    assertThat(read("[" + written + "]")).isEqualTo("[" + expected + "@1]@1");
  }

  @Test
  void quotesAndTheTagOfStringsMakeText() {
    assertThat(read("['1', \"true\", !!str 2, ! 3, !!int 4, !!int '5', !other 6]"))
        .isEqualTo("[\"1\"@1 \"true\"@1 \"2\"@1 \"3\"@1 4@1 \"5\"@1 6@1]@1");
  }

  @Test
  void aliasesAreNotExpanded() {
    assertThat(
            read(
                """
                a: &x [1, 2]
                b: *x
                <<: *x
                *x : c
                """))
        .isEqualTo("{a=[1@1 2@1]@1 b=\"*x\"@2 <<=\"*x\"@3 *x=\"c\"@4}@1");
  }

  @Test
  void onlyTheFirstDocumentIsRead() {
    assertThat(read("%YAML 1.2\n---\na: 1\n---\nb: 2\n")).isEqualTo("{a=1@3}@3");
    assertThat(read("--- 1\n...\n]")).isEqualTo("1@1");
  }

  @Test
  void theLastOfRepeatedKeysStands() {
    assertThat(read("a: 1\nb: 2\na: 3")).isEqualTo("{a=3@3 b=2@2}@1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyLineEndCounts(String end) {
    assertThat(read("a: 1" + end + end + "b: 2" + end)).isEqualTo("{a=1@1 b=2@3}@1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void markedEncodingsAreRead(String charset) {
    byte[] bytes = "\uFEFFa: é\nb: 1".getBytes(Charset.forName(charset));
    assertThat(Readings.render(Readings.parsed(Documents.yaml(bytes))))
        .isEqualTo("{a=\"é\"@1 b=1@2}@1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''              | 1 | the document is empty
          '# only this'   | 1 | the document is empty
          'a: [1,~  2'    | 2 | expected ',' or ']'
          'a: 1~~b: ]'    | 3 | expected the node content
          'a: b: c'       | 1 | mapping values are not allowed here
          'a: 1~ b: 2'    | 2 | mapping values are not allowed here
          'a: "x'         | 1 | found unexpected end of stream
          'a: "\\q"'      | 1 | found unknown escape character
          'a:~~\tb: 1'    | 3 | found character
          '~? [a]~: 1'    | 2 | a key is a list or mapping
          '{a: {b: 1}: 2' | 1 | expected ','
          '~@a'           | 2 | found character
          'a: !<x'        | 1 | expected '>'
          """)
  void whatIsNoYamlIsRefusedWithReasonAndLine(String text, int line, String reason) {
    Documents.Reading.Broken broken = broken(text.replace('~', '\n'));
    assertThat(broken.reason()).startsWith(reason);
    assertThat(broken.line()).isEqualTo(line);
  }

  @Test
  void controlCharactersAreRefused() {
    assertThat(broken("a: \u0007").reason()).isNotEmpty();
    assertThat(broken("%YAML 1.99999999999999999999\n---\na").reason()).isNotEmpty();
  }

  @Test
  void invalidUtf8IsRefusedWithItsLine() {
    byte[] bytes = "a: 1\nb: ?".getBytes(StandardCharsets.UTF_8);
    bytes[8] = (byte) 0x80;
    assertThat(Readings.broken(Documents.yaml(bytes)))
        .isEqualTo(new Documents.Reading.Broken("not valid UTF-8", 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "[[1],", "- ", "? ", "&a [", "!a {b: "})
  void depthIsBounded(String opening) {
    assertThat(broken(opening.repeat(100_000)).line()).isEqualTo(1);
  }

  @Test
  void bombsOfAliasesStaySmall() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int level = 1; level < 50; level++) {
      String aliases = "*a%1$d, *a%1$d, *a%1$d".formatted(level - 1);
      bomb.append("a%1$d: &a%1$d [%2$s]\n".formatted(level, aliases));
    }
    assertThat(Readings.parsed(Documents.yaml(bomb.toString().getBytes(StandardCharsets.UTF_8))))
        .matches(root -> root.members().size() == 50)
        .matches(root -> root.array("a49").size() == 3);
  }

  @Test
  void longTextIsReadAndTooLongTextIsNot() {
    String text = "x".repeat(4 << 20);
    assertThat(read("a: " + text)).hasSizeGreaterThan(4 << 20);
    assertThat(broken("# " + text.repeat(4)).reason()).startsWith("larger than");
  }

  private static String read(String text) {
    return Readings.render(Readings.parsed(Documents.yaml(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static Documents.Reading.Broken broken(String text) {
    return Readings.broken(Documents.yaml(text.getBytes(StandardCharsets.UTF_8)));
  }
}
