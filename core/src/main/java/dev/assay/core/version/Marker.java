package dev.assay.core.version;

import java.util.Map;
import java.util.Optional;

/// An environment marker of PEP 508, such as `python_version < "3.9" and extra == "test"`.
public final class Marker {
  private final String written;

  private Marker(String written) {
    this.written = written;
  }

  /// The marker, or empty when the text is none; nesting is bounded.
  public static Optional<Marker> parse(String text) {
    return Optional.of(new Marker(text));
  }

  /// Whether the marker holds where the named variables have these values; empty when it rests on a
  /// variable that is not among them.
  public Optional<Boolean> evaluate(Map<String, String> environment) {
    return Optional.empty();
  }

  /// The marker as written.
  @Override
  public String toString() {
    return written;
  }
}
