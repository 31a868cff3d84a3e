package dev.assay.core.code.knowledge;

import java.util.regex.Pattern;

/// Code quoted in a finding: on one line, short, and without the secrets it may hold.
public final class Evidence {
  private static final int LONGEST = 200;
  private static final int LOOKED_AT = 600;
  private static final Pattern USER = Pattern.compile("://[^/\\s:@'\"]{1,80}:[^/\\s@'\"]{1,200}@");
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\b(AKIA|ASIA|ghp_|gho_|ghs_|github_pat_|glpat-|xox[abp]-|sk-|hf_|pypi-|npm_)"
              + "[A-Za-z0-9_-]{12,100}");

  private Evidence() {}

  /// The text as evidence.
  public static String of(String text) {
    String start = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
    String line = blanksJoined(start);
    line = line.contains("://") ? USER.matcher(line).replaceAll("://***@") : line;
    line = TOKEN.matcher(line).replaceAll("$1***");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  private static String blanksJoined(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isBlank = Character.isWhitespace(c);
      if (!isBlank) {
        line.append(c);
      } else if (!blank) {
        line.append(' ');
      }
      blank = isBlank;
    }
    return line.toString().stripTrailing();
  }
}
