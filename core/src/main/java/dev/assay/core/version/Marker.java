package dev.assay.core.version;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An environment marker of PEP 508, such as `python_version < "3.9" and extra == "test"`; equal
/// when written alike.
public final class Marker {
  private final String written;
  private final MarkerTree tree;

  private Marker(String written, MarkerTree tree) {
    this.written = written;
    this.tree = tree;
  }

  /// The marker, or empty when the text is none; at most 64 parentheses deep and 16,384 characters
  /// long.
  public static Optional<Marker> parse(String text) {
    String stripped = Texts.strip(text);
    return MarkerParser.parse(stripped).map(tree -> new Marker(stripped, tree));
  }

  /// Whether the marker holds where the named variables have these values; empty when it rests on a
  /// variable that is not among them, or on a comparison PEP 508 does not define.
  ///
  /// `extras` and `dependency_groups` (PEP 751) are written as names with commas between them.
  public Optional<Boolean> evaluate(Map<String, String> environment) {
    return tree.evaluate(environment);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Marker marker && written.equals(marker.written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  /// The marker as written.
  @Override
  public String toString() {
    return written;
  }
}
