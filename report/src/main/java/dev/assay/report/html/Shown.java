package dev.assay.report.html;

import dev.assay.core.artifact.Location;
import dev.assay.report.SafeText;
import java.util.List;

/// Text as the page shows it: what cannot be seen is made visible. The templates escape the rest.
final class Shown {
  private Shown() {}

  static String text(String text) {
    return SafeText.line(text);
  }

  /// Text with the code between back-ticks set apart.
  static List<Span> prose(String text) {
    return Span.of(text(text));
  }

  static String place(Location location) {
    return text(location.toString());
  }

  /// A project by its folder.
  static String project(String folder) {
    return folder.isEmpty() || folder.equals(".") ? "the audited folder" : text(folder);
  }

  /// A phrase as a sentence begins.
  static String capitalised(String phrase) {
    return phrase.isEmpty()
        ? phrase
        : Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
  }
}
