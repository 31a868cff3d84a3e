package dev.assay.core.version;

import java.util.List;
import java.util.Optional;

/// One requirement as PEP 508 writes it: name, extras, specifiers or a URL, and a marker.
///
/// @param extras as written, in order, each once
public record Requirement(
    PackageName name,
    List<String> extras,
    SpecifierSet specifiers,
    Optional<String> url,
    Optional<Marker> marker) {
  public Requirement {
    extras = List.copyOf(extras);
  }

  /// What reading a requirement gave.
  public sealed interface Reading {
    /// A requirement.
    record Parsed(Requirement requirement) implements Reading {}

    /// Why the text is none, as a phrase that names the offending part.
    record Broken(String reason) implements Reading {}
  }

  /// Reads one requirement; space around it does not matter. Texts of more than 32,768 characters
  /// are none.
  public static Reading read(String text) {
    return RequirementParser.read(Texts.strip(text));
  }
}
