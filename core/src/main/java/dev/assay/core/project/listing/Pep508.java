package dev.assay.core.project.listing;

import java.util.List;
import java.util.Optional;

/// A requirement put together by PEP 508 from the parts of a table.
///
/// @param specifiers by PEP 440; left out where there is a URL
public record Pep508(
    String name,
    List<String> extras,
    String specifiers,
    Optional<String> url,
    Optional<String> marker) {
  public Pep508 {
    extras = List.copyOf(extras);
  }

  /// The requirement as one line.
  public String text() {
    StringBuilder text = new StringBuilder(name);
    if (!extras.isEmpty()) {
      text.append('[').append(String.join(",", extras)).append(']');
    }
    text.append(url.map(found -> " @ " + found).orElse(specifiers));
    marker.ifPresent(found -> text.append(" ; ").append(found));
    return text.toString();
  }
}
