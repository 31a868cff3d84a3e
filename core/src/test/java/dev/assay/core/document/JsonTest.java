package dev.assay.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void everyValueKnowsItsLine() {
    assertThat(
            read(
                """
                {
                  "name": "a",
                  "list": [1,
                    -2.50e+3, true],
                  "table":
                    {"x": null, "y":
                      false}
                }
                """))
        .isEqualTo("{name=\"a\"@2 list=[1@3 -2.50e+3@4 true@4]@3 table={x=null@6 y=false@7}@6}@1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\r\n"})
  void everyLineEndCounts(String end) {
    assertThat(read("[" + end + end + "1" + end + "]")).isEqualTo("[1@3]@1");
  }

  @Test
  void theLastOfRepeatedKeysStands() {
    assertThat(read("{\"a\": 1, \"b\": 2,\n\"a\": 3}")).isEqualTo("{a=3@2 b=2@1}@1");
  }

  @Test
  void escapesAreResolved() {
    assertThat(read("\"\\u0041\\n\\uD83D\\uDE00\\/\"")).isEqualTo("\"A\n😀/\"@1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void encodingsAreRecognisedWithAndWithoutAByteOrderMark(String name) {
    Charset charset = Charset.forName(name);
    for (String mark : new String[] {"", "\uFEFF"}) {
      byte[] bytes = (mark + "{\n\"a\": \"é\"}").getBytes(charset);
      assertThat(Readings.render(Readings.parsed(Documents.json(bytes))))
          .isEqualTo("{a=\"é\"@2}@1");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                  | 1 | the document is empty
          '  '                | 1 | the document is empty
          '{~"a": 1,~'        | 3 | the document ends too early
          '["a~'              | 1 | illegal unquoted character
          '{}~~x'             | 3 | unrecognized token
          '{}~[]'             | 2 | something follows
          '[~1,~]'            | 3 | unexpected character
          '{~"a" 1}'          | 2 | unexpected character
          '[01]'              | 1 | invalid numeric value
          '[~NaN]'            | 2 | non-standard token
          '[1] // x'          | 1 | unexpected character
          '["\\x"]'           | 1 | unrecognized character escape
          ']'                 | 1 | unexpected close marker
          """)
  void whatIsNoJsonIsRefusedWithReasonAndLine(String text, int line, String reason) {
    Documents.Reading.Broken broken = broken(text.replace('~', '\n'));
    assertThat(broken.reason()).startsWith(reason);
    assertThat(broken.line()).isEqualTo(line);
  }

  @Test
  void invalidUtf8IsRefusedWithItsLine() {
    byte[] bytes = "{\n\"a\": \"?\"}".getBytes(StandardCharsets.UTF_8);
    bytes[8] = (byte) 0xFF;
    assertThat(Readings.broken(Documents.json(bytes)).line()).isEqualTo(2);
  }

  @Test
  void depthIsBounded() {
    assertThat(read("[".repeat(201) + "]".repeat(201))).startsWith("[[");
    for (String open : new String[] {"[", "{\"a\":"}) {
      assertThat(broken(open.repeat(100_000)).reason()).isEqualTo("nested more than 200 deep");
    }
  }

  @Test
  void numbersAreBounded() {
    assertThat(read("[1e999999999]")).isEqualTo("[1e999999999@1]@1");
    assertThat(broken("9".repeat(1_001)).reason()).contains("number");
    assertThat(broken("0." + "9".repeat(100_000)).reason()).contains("number");
  }

  @Test
  void valuesAreCounted() {
    assertThat(broken("[" + "0,".repeat(Bounds.VALUES) + "0]").reason())
        .isEqualTo("more than 2000000 values");
  }

  @Test
  void longStringsAreRead() {
    String text = "x".repeat(30_000_000);
    assertThat(Documents.json(("\"" + text + "\"").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Documents.Reading.Parsed(new Node.Text(text, 1)));
  }

  @Test
  void anyBytesGiveAResult() {
    Random random = new Random(1);
    for (int round = 0; round < 2_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      assertThat(Documents.json(bytes)).isNotNull();
    }
  }

  private static String read(String text) {
    return Readings.render(Readings.parsed(Documents.json(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static Documents.Reading.Broken broken(String text) {
    return Readings.broken(Documents.json(text.getBytes(StandardCharsets.UTF_8)));
  }
}
