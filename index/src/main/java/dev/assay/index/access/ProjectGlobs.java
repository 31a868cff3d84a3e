package dev.assay.index.access;

import java.util.regex.Pattern;

/// Names of projects, and prefixes of them (`acme-*`), in their normalised form.
public final class ProjectGlobs {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(-?\\*)?");
  private static final int LONGEST = 128;

  private ProjectGlobs() {}

  /// Whether a text is one.
  public static boolean isGlob(String text) {
    return text.length() <= LONGEST && FORM.matcher(text).matches();
  }
}
