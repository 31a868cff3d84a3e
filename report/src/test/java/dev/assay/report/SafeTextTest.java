package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x0, 0x7, 0xa, 0xd, 0x1b, 0x7f, 0x85, 0x9b, 0xa0, 0xad, 0x34f, 0x61c, 0x115f, 0x180e,
        0x200b, 0x200d, 0x200e, 0x2028, 0x202e, 0x2060, 0x2066, 0x2800, 0x3000, 0x3164, 0xe000,
        0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0xe0041, 0xe0100
      })
  void whatCannotBeSeenIsWrittenOut(int point) {
    String hostile = "a" + Character.toString(point) + "b";
    assertThat(SafeText.line(hostile)).isEqualTo("a\\u{" + Integer.toHexString(point) + "}b");
  }

  @Test
  void whatCanBeSeenStays() {
    String text = "naïve 包裹 😀 <b> `x` …";
    assertThat(SafeText.line(text)).isSameAs(text);
    assertThat(SafeText.line("\ud800x")).isEqualTo("\\u{d800}x");
  }

  @Test
  void markdownMeansNothingButItself() {
    assertThat(SafeText.markdown("*a* [b](https://c) <d> |e| _f_"))
        .isEqualTo("\\*a\\* \\[b\\]\\(https:<!-- -->//c\\) &lt;d&gt; \\|e\\| \\_f\\_");
    assertThat(SafeText.markdown("@team #1 www.evil.example"))
        .isEqualTo("@<!-- -->team #<!-- -->1 www<!-- -->.evil.example");
  }

  @Test
  void backTicksMakeCodeOnlyInPairs() {
    assertThat(SafeText.markdown("`a*b` is c")).isEqualTo("`a*b` is c");
    assertThat(SafeText.markdown("a `b*c")).isEqualTo("a \\`b\\*c");
    assertThat(SafeText.markdown("`a|b` ``")).isEqualTo("\\`a\\|b\\` \\`\\`");
    assertThat(SafeText.markdown("`<a>\u202e`")).isEqualTo("`<a>\\u{202e}`");
  }

  @Test
  void htmlIsTextInElementsAndInQuotedAttributes() {
    assertThat(SafeText.html("<a b=\"c\" d='e'>&\u202e`"))
        .isEqualTo("&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;\\u{202e}&#96;");
  }
}
