package dev.assay.index.proxy;

import dev.assay.core.provenance.ProjectSight;
import dev.assay.upstream.IndexFile;
import dev.assay.upstream.ProjectPage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A project as an upstream publishes it.
///
/// @param sights when the bytes of each file, by its name, were first stated, and which others were
///   stated before
/// @param uploads when its files were uploaded, as far as the page states that
/// @param fetched when the upstream last said so
/// @param stale why the upstream could not be asked again, where it could not
public record Proxied(
    Upstream upstream,
    ProjectPage page,
    Map<String, Sight> sights,
    Optional<ProjectSight> uploads,
    Instant fetched,
    Optional<String> stale) {

  /// Since when the bytes behind a file name are known.
  ///
  /// @param earlier the SHA-256 that was stated before, where it was another one
  public record Sight(Instant since, Optional<String> earlier) {}

  public Proxied {
    // Not Map.copyOf, which compares each of many names of one hash with all others.
    sights = Collections.unmodifiableMap(new LinkedHashMap<>(sights));
  }

  /// When the bytes of a file were first stated.
  public Sight sight(IndexFile file) {
    return sights.getOrDefault(file.name(), new Sight(fetched, Optional.empty()));
  }

  /// When the files of a page were uploaded, to the millisecond, as far as it states that.
  static Optional<ProjectSight> uploads(ProjectPage page) {
    List<Instant> moments =
        page.files().stream()
            .flatMap(file -> file.uploadTime().stream())
            .map(moment -> moment.truncatedTo(ChronoUnit.MILLIS))
            .toList();
    return ProjectSight.of(moments, List.of());
  }

  Proxied stale(String reason) {
    return new Proxied(upstream, page, sights, uploads, fetched, Optional.of(reason));
  }
}
