package dev.assay.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IniFileTest {
  @Test
  void valuesAreReadWithTheirLines() {
    IniFile file =
        IniFile.read(
            """
            ; comment
            [Global]
            Index_URL: https://index.example/simple
            extra-index-url =
                https://one.example/simple

                # comment
                https://two.example/simple
            empty =
            no key
                continued
            """);
    assertThat(file.value("global", "index-url")).hasValue("https://index.example/simple");
    assertThat(file.value("global", "extra_index_url"))
        .hasValue("https://one.example/simple https://two.example/simple");
    assertThat(file.lines("global", "extra-index-url"))
        .containsExactly(
            new IniFile.Line("https://one.example/simple", 5),
            new IniFile.Line("https://two.example/simple", 8));
    assertThat(file.value("global", "empty")).isEmpty();
    assertThat(file.value("other", "index-url")).isEmpty();
    assertThat(file.keys("global")).containsExactly("index-url", "extra-index-url", "empty");
  }

  @Test
  void everyEndOfLineCountsOnce() {
    IniFile file = IniFile.read("[a]\r\nb=1\rc=2\n\r\nd=3");
    assertThat(file.lines("a", "b")).containsExactly(new IniFile.Line("1", 2));
    assertThat(file.lines("a", "c")).containsExactly(new IniFile.Line("2", 3));
    assertThat(file.lines("a", "d")).containsExactly(new IniFile.Line("3", 5));
  }

  @Test
  void ofARepeatedKeyTheLastStands() {
    assertThat(IniFile.read("[a]\nb=1\n[c]\nb=2\n[a]\nb=3\n").value("a", "b")).hasValue("3");
  }
}
