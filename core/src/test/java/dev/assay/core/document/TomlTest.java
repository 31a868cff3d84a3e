package dev.assay.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables, keys, arrays and lines; [TomlScalarTest] has strings, numbers and dates.
class TomlTest {
  @Test
  void everyValueKnowsItsLine() {
    assertThat(
            read(
                """
                # a comment
                version = 1

                [[package]]
                name = "a"
                dependencies = [
                    { name = "b" }, # the reason
                    "c",
                ]

                [package.metadata]
                "requires dist" = 'x'

                [[package]]
                name = \"""
                b
                \"""
                next = true
                """))
        .isEqualTo(
            "{version=1@2 package=["
                + "{name=\"a\"@5 dependencies=[{name=\"b\"@7}@7 \"c\"@8]@6"
                + " metadata={requires dist=\"x\"@12}@11}@4"
                + " {name=\"b\n\"@15 next=true@18}@14]@4}@1");
  }

  @Test
  void windowsLineEndsAndAByteOrderMarkAreRead() {
    assertThat(read("\uFEFFa = 1\r\n# x\r\n\r\n[b]\r\nc = [\r\n2 ]"))
        .isEqualTo("{a=1@1 b={c=[2@6]@5}@4}@1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# only this", "\t# x\n\n", "\uFEFF"})
  void aDocumentMayBeEmpty(String text) {
    assertThat(read(text)).isEqualTo("{}@1");
  }

  @Test
  void keysMayBeBareQuotedAndDotted() {
    assertThat(
            read(
                """
                1234 = 1
                -_ = 2
                "" = 3
                'a.b' = 4
                a . "c d" .e=5
                a.f = 6
                3.1 = 7
                "\\u00e9" = 8
                """))
        .isEqualTo("{1234=1@1 -_=2@2 =3@3 a.b=4@4 a={c d={e=5@5}@5 f=6@6}@5 3={1=7@7}@7 é=8@8}@1");
  }

  @Test
  void tablesMayComeInAnyOrder() {
    assertThat(
            read(
                """
                [a.b.c]
                x = 1
                [ d ]
                [a]
                y = 2
                e.f = 3
                [a.e.g]
                z = 4
                """))
        .isEqualTo("{a={b={c={x=1@2}@1}@1 y=2@5 e={f=3@6 g={z=4@8}@7}@6}@4 d={}@3}@1");
  }

  @Test
  void arraysOfTablesNest() {
    assertThat(
            read(
                """
                [[a]]
                [[a.b]]
                x = 1
                [[a.b]]
                [[a]]
                [a.c]
                [[a.b]]
                """))
        .isEqualTo("{a=[{b=[{x=1@3}@2 {}@4]@2}@1 {c={}@6 b=[{}@7]@7}@5]@1}@1");
  }

  @Test
  void arraysMayBeMixedAndEndInAComma() {
    assertThat(read("a = [ 1, 'x', [], [[2,],], {b = 1, c.d = 2, c.e = {}}, ]"))
        .isEqualTo("{a=[1@1 \"x\"@1 []@1 [[2@1]@1]@1 {b=1@1 c={d=2@1 e={}@1}@1}@1]@1}@1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = 1\na = 2",
        "a = 1\n'a' = 2",
        "a.b = 1\na.b = 2",
        "a = 1\na.b = 2",
        "a.b = 1\na = 2",
        "[a]\n[a]",
        "a = 1\n[a]",
        "a.b = 1\n[a]",
        "a = {}\n[a]",
        "a = {}\n[a.b]",
        "a = {}\na.b = 1",
        "a = []\n[[a]]",
        "a = [{}]\n[a.b]",
        "[a]\n[[a]]",
        "[[a]]\n[a]",
        "[a.b]\n[[a]]",
        "[[a.b]]\n[[a]]",
        "a = {b = 1,\tb = 2}",
        "a = {b.c = 1, b = 2}",
        "a = {b = {}, b.c = 2}",
        "[a.b.c]\n[a]\nb.c.d = 1",
        "[a.b.c.d]\n[a]\nb.c.d.e = 1",
        "[[a.b]]\n[a]\nb.c = 1",
        "[a]\nb.c = 1\n[a.b]",
        "[a]\nb.c.d = 1\n[a.b.c]",
        "[a.b]\nc = 1\n[a.b.c]",
      })
  void nothingIsDefinedTwice(String text) {
    Documents.Reading.Broken broken = broken(text);
    assertThat(broken.reason()).endsWith("is defined twice");
    assertThat(broken.line()).isEqualTo(text.split("\n", -1).length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a =",
        "a = # x",
        "= 1",
        ". = 1",
        "a. = 1",
        ".a = 1",
        "a..b = 1",
        "a b = 1",
        "é = 1",
        "a = 1 b = 2",
        "a = 1, b = 2",
        "a == 1",
        "a = b",
        "a : 1",
        "\"\"\"a\"\"\" = 1",
        "\"a = 1",
        "[",
        "[]",
        "[a",
        "[a.]",
        "[.a]",
        "[a] b = 1",
        "[a]]",
        "[[a]",
        "[[a] ]",
        "[ [a]]",
        "[a b]",
        "[a#b]",
        "a = [",
        "a = [1",
        "a = [1 2]",
        "a = [,]",
        "a = [1,,2]",
        "a = [1] 2",
        "a = ]",
        "a = {",
        "a = {b = 1",
        "a = {b = 1,}",
        "a = {,}",
        "a = {b}",
        "a = {b = 1 c = 2}",
        "a = {# x",
        "a = {}}",
      })
  void whatIsNoTomlIsRefused(String text) {
    assertThat(broken("x = 0\n" + text).line()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a = {\n}", "a = {b = 1,\n}", "a = {b\n= 1}", "a = \n1", "a\n= 1", "[a\n]"})
  void newlinesStandOnlyWhereTheyMay(String text) {
    assertThat(broken(text).line()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"# \0", "# \u0007", "# \u007F", "# a\rb", "\r", "a = 1\r", "a = 1 \u00A0", "\f"})
  void controlCharactersAreRefused(String text) {
    assertThat(broken("\n" + text).line()).isEqualTo(2);
  }

  @Test
  void invalidUtf8IsRefusedWithItsLine() {
    byte[] bytes = "# \uFFFD\na = '?'\n# x".getBytes(StandardCharsets.UTF_8);
    bytes[11] = (byte) 0xC0;
    assertThat(Readings.broken(Documents.toml(bytes)))
        .isEqualTo(new Documents.Reading.Broken("not valid UTF-8", 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[[1],", "{a=", "[{a=", "{a.a="})
  void depthOfValuesIsBounded(String opening) {
    assertThat(broken("\na = " + opening.repeat(100_000)))
        .isEqualTo(new Documents.Reading.Broken("nested more than 200 deep", 2));
  }

  @Test
  void depthOfTablesIsBounded() {
    String deep = "a.".repeat(250) + "a";
    for (String text : new String[] {deep + " = 1", "[" + deep + "]", "[[" + deep + "]]"}) {
      assertThat(broken(text).reason()).isEqualTo("nested more than 200 deep");
    }
    assertThat(read("[" + "a.".repeat(150) + "a]\nb = " + "[".repeat(40) + "]".repeat(40)))
        .contains("b=[[");
    assertThat(broken("[" + "a.".repeat(150) + "a]\nb = " + "[".repeat(60) + "]".repeat(60)).line())
        .isEqualTo(2);
  }

  private static String read(String text) {
    return Readings.render(Readings.parsed(Documents.toml(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static Documents.Reading.Broken broken(String text) {
    return Readings.broken(Documents.toml(text.getBytes(StandardCharsets.UTF_8)));
  }
}
