package dev.assay.upstream;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What an index says of one project (PEP 503/691, 592, 658/714, 700, 708, 740, 792).
///
/// @param status `active`, `archived`, `deprecated` or `quarantined` (PEP 792)
/// @param statusReason why it has this status
/// @param versions as the index lists them, also those without files (PEP 700); none where it lists
///   none
/// @param tracks the addresses of the same project elsewhere that this one extends (PEP 708)
/// @param alternates the addresses of the same project elsewhere (PEP 708)
public record ProjectPage(
    String status,
    Optional<String> statusReason,
    List<IndexFile> files,
    List<String> versions,
    List<String> tracks,
    List<String> alternates) {
  /// The status of a project of which nothing else is said.
  public static final String ACTIVE = "active";

  public ProjectPage {
    files = List.copyOf(files);
    versions = List.copyOf(versions);
    tracks = List.copyOf(tracks);
    alternates = List.copyOf(alternates);
  }

  /// The same page with some of its files only.
  public ProjectPage only(Predicate<IndexFile> wanted) {
    return new ProjectPage(
        status, statusReason, files.stream().filter(wanted).toList(), versions, tracks, alternates);
  }

  /// Whether the index itself has withdrawn it.
  public boolean isQuarantined() {
    return status.equals("quarantined");
  }
}
