package dev.assay.core.project.listing;

import dev.assay.core.version.Requirement;
import dev.assay.core.version.Requirement.Reading;
import java.util.Optional;

/// A link that stands alone on its line, with extras and marker behind it (`./x-1.0.zip[dev] ;
/// python_version < "3.9"`).
///
/// @param extras with their brackets, or empty
/// @param marker with its semicolon, or empty
record NamelessLink(Link link, String extras, String marker) {

  static NamelessLink read(String text) {
    int end = 0;
    while (end < text.length() && !endsUrl(text, end)) {
      end++;
    }
    String url = text.substring(0, end).strip();
    int open = url.endsWith("]") ? url.lastIndexOf('[') : -1;
    boolean eggs = open > 0 && url.lastIndexOf("egg=", open) >= 0;
    int cut = open > 0 && !eggs ? open : url.length();
    return new NamelessLink(
        Link.read(url.substring(0, cut)), url.substring(cut), text.substring(end).strip());
  }

  /// A URL may hold a semicolon, so that only one with space on a side begins a marker.
  private static boolean endsUrl(String text, int at) {
    char c = text.charAt(at);
    return c == ' ' || c == '\t' || (c == ';' && text.startsWith("; ", at));
  }

  /// The same by PEP 508, where fragment or file name tell the name.
  Optional<String> requirement() {
    Optional<String> name =
        link.egg()
            .or(() -> ArtifactName.read(link.fileName()).map(found -> found.name().written()));
    return name.flatMap(NamelessLink::distribution)
        .map(found -> found + extras + " @ " + link.written() + " " + marker);
  }

  /// An egg may carry extras and even a version.
  private static Optional<String> distribution(String egg) {
    if (!(Requirement.read(egg) instanceof Reading.Parsed(Requirement requirement))) {
      return Optional.empty();
    }
    String name = requirement.name().written();
    return Optional.of(
        requirement.extras().isEmpty()
            ? name
            : name + "[" + String.join(",", requirement.extras()) + "]");
  }
}
