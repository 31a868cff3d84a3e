package dev.assay.store;

import java.util.Locale;
import java.util.regex.Pattern;

/// What two names of one file have in common: case, and how the project in front is written (PEP
/// 503, 427 and 625).
final class FilenameKey {
  private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

  private FilenameKey() {}

  static String of(String filename) {
    String lower = filename.toLowerCase(Locale.ROOT);
    // In a wheel the project has no dash; in an sdist the version has none.
    int end = lower.endsWith(".whl") ? lower.indexOf('-') : lower.lastIndexOf('-');
    if (end < 0) {
      return lower;
    }
    return SEPARATORS.matcher(lower.substring(0, end)).replaceAll("-") + lower.substring(end);
  }
}
