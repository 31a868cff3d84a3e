package dev.assay.index.page;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The forms in which a page is sent (PEP 691), and which of them a client takes.
public enum Form {
  JSON("application/vnd.pypi.simple.v1+json"),
  HTML("application/vnd.pypi.simple.v1+html"),
  /// HTML for clients older than PEP 691, and for browsers.
  PLAIN_HTML("text/html");

  private static final int MOST_RANGES = 32;
  private static final String LATEST = "application/vnd.pypi.simple.latest+";

  private final String type;

  Form(String type) {
    this.type = type;
  }

  /// Its content type.
  public String type() {
    return type;
  }

  /// Whether it is HTML, whatever it is called.
  public boolean isHtml() {
    return this != JSON;
  }

  /// The form that a client likes best; none when it takes none of them (RFC 9110, 406).
  ///
  /// @param accept its `Accept` header, empty when it sends none
  public static Optional<Form> wanted(String accept) {
    if (accept.isBlank()) {
      return Optional.of(PLAIN_HTML);
    }
    List<Range> ranges = Stream.of(accept.split(",", MOST_RANGES)).map(Range::parse).toList();
    return Stream.of(PLAIN_HTML, JSON, HTML)
        .filter(form -> form.weight(ranges) > 0)
        .max(Comparator.comparingDouble(form -> form.weight(ranges)));
  }

  /// How much it is liked: by the range that names it most exactly.
  private double weight(List<Range> ranges) {
    return ranges.stream()
        .filter(range -> range.exactness(this) > 0)
        .max(Comparator.comparingInt(range -> range.exactness(this)))
        .map(Range::weight)
        .orElse(0.0);
  }

  private record Range(String type, double weight) {
    static Range parse(String text) {
      String[] parts = text.split(";", -1);
      double weight = 1;
      for (int i = 1; i < parts.length; i++) {
        String parameter = parts[i].strip();
        if (parameter.startsWith("q=")) {
          weight = number(parameter.substring(2));
        }
      }
      return new Range(parts[0].strip().toLowerCase(Locale.ROOT), weight);
    }

    private static double number(String text) {
      try {
        return Math.clamp(Double.parseDouble(text), 0.0, 1.0);
      } catch (NumberFormatException _) {
        return 0;
      }
    }

    int exactness(Form form) {
      if (type.equals(form.type) || (type.startsWith(LATEST) && form.type.endsWith(latest()))) {
        return 3;
      }
      if (type.equals(form.type.substring(0, form.type.indexOf('/')) + "/*")) {
        return 2;
      }
      return type.equals("*/*") ? 1 : 0;
    }

    /// The ending of the form that `latest` names.
    private String latest() {
      return "v1+" + type.substring(LATEST.length());
    }
  }
}
