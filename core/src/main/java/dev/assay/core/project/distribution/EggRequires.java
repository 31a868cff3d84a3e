package dev.assay.core.project.distribution;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads `requires.txt` of setuptools (`*.egg-info`), where sections named `[extra:marker]` hold
/// what PEP 508 writes behind a requirement.
public final class EggRequires {
  private static final int MOST_LINES = 10_000;

  private EggRequires() {}

  /// The requirements as PEP 508 writes them, 10,000 at most.
  public static List<String> read(byte[] bytes) {
    List<String> requirements = new ArrayList<>();
    String condition = "";
    String all = new String(bytes, StandardCharsets.UTF_8);
    for (String line : all.lines().limit(MOST_LINES).toList()) {
      String text = line.strip();
      if (text.startsWith("[") && text.endsWith("]")) {
        condition = condition(text.substring(1, text.length() - 1));
      } else if (!text.isEmpty() && !text.startsWith("#")) {
        requirements.add(condition.isEmpty() || text.contains(";") ? text : text + condition);
      }
    }
    return List.copyOf(requirements);
  }

  private static String condition(String section) {
    int colon = section.indexOf(':');
    String extra = (colon < 0 ? section : section.substring(0, colon)).strip();
    String marker = colon < 0 ? "" : section.substring(colon + 1).strip();
    if (extra.isEmpty()) {
      return marker.isEmpty() ? "" : "; " + marker;
    }
    String asked = "extra == \"" + extra.replace("\"", "") + "\"";
    return marker.isEmpty() ? "; " + asked : "; (" + marker + ") and " + asked;
  }
}
