package dev.assay.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Strings, numbers, truth values and dates of TOML 1.0.
class TomlScalarTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "+0",
        "-0",
        "42",
        "+99",
        "-17",
        "1_000",
        "5_3_4",
        "0xDEAD_beef",
        "0o755",
        "0b11_01",
        "9223372036854775807",
        "0.0",
        "+1.0",
        "3.1415",
        "-0.01",
        "5e+22",
        "1e06",
        "-2E-2",
        "6.626e-34",
        "9_224.617_445",
        "0e0",
        "1e1_000",
        "1e999999999",
        "inf",
        "+inf",
        "-inf",
        "nan",
        "+nan",
        "-nan"
      })
  void numbersStayAsWritten(String number) {
    assertThat(read("a = " + number)).isEqualTo(new Node.Numeral(number, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01",
        "-01",
        "00",
        "+",
        "-",
        "_1",
        "1_",
        "1__0",
        "++1",
        "1+",
        "0x",
        "0x_1",
        "0xG",
        "+0x1",
        "0X1",
        "0o8",
        "0b2",
        "0O7",
        "0B1",
        "1.",
        ".1",
        "1.e1",
        "1._1",
        "1_.1",
        "01.5",
        "1e",
        "1e+",
        "1e_1",
        "1.2.3",
        "1e1.5",
        "Inf",
        "INF",
        "infinity",
        "NaN",
        "True",
        "TRUE",
        "falsey",
        "null",
        "٣",
        "1a",
        "0x1.5"
      })
  void whatIsNoNumberIsRefused(String text) {
    assertThat(broken("\na = " + text).line()).isEqualTo(2);
  }

  @Test
  void hugeNumbersAreRefused() {
    assertThat(broken("a = " + "9".repeat(1_001)).reason()).contains("number");
  }

  @Test
  void truthValuesAreLowerCase() {
    assertThat(read("a = true")).isEqualTo(new Node.Bool(true, 1));
    assertThat(read("a = false")).isEqualTo(new Node.Bool(false, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1979-05-27",
        "2000-02-29",
        "1979-05-27T07:32:00Z",
        "1979-05-27t07:32:00z",
        "1979-05-27 07:32:00-07:00",
        "1979-05-27T00:32:00.999999+23:59",
        "1979-05-27T07:32:00",
        "1979-05-27 07:32:00.5",
        "1990-12-31T23:59:60Z",
        "07:32:00",
        "00:32:00.999999",
        "0001-01-01"
      })
  void datesBecomeText(String date) {
    assertThat(read("a = " + date)).isEqualTo(new Node.Text(date, 1));
    assertThat(read("a = " + date + " # x")).isEqualTo(new Node.Text(date, 1));
    assertThat(Readings.render(read("a = [" + date + "]"))).isEqualTo("[\"" + date + "\"@1]@1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1979-13-01",
        "1979-00-01",
        "1979-01-32",
        "1979-01-00",
        "1979-02-29",
        "1900-02-29",
        "1979-1-01",
        "1979-01-1",
        "79-01-01",
        "11979-01-01",
        "1979-01-01T",
        "1979-01-01Z",
        "1979-01-01T24:00:00",
        "1979-01-01T23:60:00",
        "1979-01-01T23:59:61",
        "1979-01-01T23:59",
        "1979-01-01T23:59Z",
        "1979-01-01T2:59:00",
        "1979-01-01T23:59:00.",
        "1979-01-01T23:59:00.Z",
        "1979-01-01T23:59:00+24:00",
        "1979-01-01T23:59:00+00:60",
        "1979-01-01T23:59:00+0000",
        "1979-01-01T23:59:00+00",
        "1979-01-01  23:59:00",
        "1979-01-01x23:59:00",
        "23:59",
        "24:00:00",
        "23:59:00Z",
        "23:59:00+00:00"
      })
  void whatIsNoDateIsRefused(String text) {
    assertThat(broken("\na = " + text).line()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ""                       | ``
          "a # b"                  | a # b
          "\\b\\t\\n\\f\\r\\"\\\\" | `\b\t\n\f\r"\\`
          "\\u00e9\\U0001F600"     | é😀
          "tab\there"              | tab\there
          "it's"                   | it's
          ''                       | ``
          'C:\\new\\u'             | C:\\new\\u
          'say "x"'                | say "x"
          """)
  void stringsOnOneLine(String text, String expected) {
    assertThat(read("a = " + text + " # x")).isEqualTo(new Node.Text(expected, 1));
  }

  @Test
  void stringsOverSeveralLines() {
    assertThat(text("\"\"\"\"\"\"")).isEmpty();
    assertThat(text("''''''")).isEmpty();
    assertThat(text("\"\"\"\na\n b\"\"\"")).isEqualTo("a\n b");
    assertThat(text("\"\"\"\r\na\r\nb\"\"\"")).isEqualTo("a\r\nb");
    assertThat(text("'''\na\\\nb'''")).isEqualTo("a\\\nb");
    assertThat(text("\"\"\"a \\\n\n  \t\r\n b\"\"\"")).isEqualTo("a b");
    assertThat(text("\"\"\"a \\  \nb\\u0021\"\"\"")).isEqualTo("a b!");
    assertThat(text("\"\"\"\"\"a\"\"b\"\"\"\"\"")).isEqualTo("\"\"a\"\"b\"\"");
    assertThat(text("'''''a''b'''''")).isEqualTo("''a''b''");
    assertThat(text("\"\"\"\\\"\"\"\\\"\"\"\"")).isEqualTo("\"\"\"\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "'",
        "\"a",
        "\"a'",
        "\"a\nb\"",
        "'a\nb'",
        "\"a\" \"b\"",
        "\"a\"b",
        "\"\\x41\"",
        "\"\\e\"",
        "\"\\ \"",
        "\"\\'\"",
        "\"\\\"",
        "\"\\",
        "\"\\u12\"",
        "\"\\u12G4\"",
        "\"\\u\uFF11\uFF11\uFF11\uFF11\"",
        "\"\\uD800\"",
        "\"\\uDFFF\"",
        "\"\\U00110000\"",
        "\"\\UFFFFFFFF\"",
        "\"\0\"",
        "'\u001F'",
        "\"\u007F\"",
        "\"a\rb\"",
        "\"\"\"",
        "\"\"\"a\"\"",
        "\"\"\"a\"\"\"\"\"\"",
        "'''a''''''",
        "'''a\rb'''",
        "\"\"\"\u0001\"\"\"",
        "\"\"\"\\ a\"\"\"",
        "\"\"\"\\",
        "'''"
      })
  void whatIsNoStringIsRefused(String text) {
    assertThat(broken("\na = " + text).line()).isEqualTo(2);
  }

  @Test
  void aStringThatIsNeverClosedIsRefused() {
    assertThat(broken("a = '''\n\n").reason()).isEqualTo("a string is not closed");
    assertThat(broken("a = \"" + "x".repeat(1_000_000)).line()).isEqualTo(1);
  }

  private static String text(String written) {
    return read("a = " + written).asText().orElseThrow();
  }

  private static Node read(String text) {
    return Readings.parsed(Documents.toml(text.getBytes(StandardCharsets.UTF_8)))
        .at("a")
        .orElseThrow();
  }

  private static Documents.Reading.Broken broken(String text) {
    return Readings.broken(Documents.toml(text.getBytes(StandardCharsets.UTF_8)));
  }
}
