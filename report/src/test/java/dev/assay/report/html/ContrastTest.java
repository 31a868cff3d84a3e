package dev.assay.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Text stands out from what lies behind it as WCAG 2.2 asks (1.4.3, AA), in both themes.
class ContrastTest {
  private static final double ENOUGH = 4.5;
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

  private static final List<String> INKS =
      List.of(
          "ink",
          "soft",
          "link",
          "critical",
          "high",
          "medium",
          "low",
          "unknown",
          "deny",
          "hold",
          "admit");

  @Test
  void everyInkCanBeReadOnEveryGround() {
    String sheet = Style.load().sheet();
    int dark = sheet.indexOf("prefers-color-scheme: dark");
    assertReadable(colours(sheet.substring(0, dark)));
    assertReadable(colours(sheet.substring(dark)));
  }

  private static void assertReadable(Map<String, Integer> colours) {
    for (String ink : INKS) {
      for (String ground : List.of("paper", "sheet")) {
        assertThat(contrast(colours.get(ink), colours.get(ground)))
            .as("%s on %s", ink, ground)
            .isGreaterThanOrEqualTo(ENOUGH);
      }
    }
    assertThat(contrast(colours.get("ink"), colours.get("code"))).isGreaterThan(ENOUGH);
  }

  private static Map<String, Integer> colours(String sheet) {
    Map<String, Integer> colours = new HashMap<>();
    Matcher colour = COLOUR.matcher(sheet);
    while (colour.find()) {
      colours.putIfAbsent(colour.group(1), Integer.parseInt(colour.group(2), 16));
    }
    return colours;
  }

  private static double contrast(int one, int other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16 & 0xff)
        + 0.7152 * linear(colour >> 8 & 0xff)
        + 0.0722 * linear(colour & 0xff);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
