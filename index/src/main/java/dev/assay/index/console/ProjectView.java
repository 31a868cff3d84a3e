package dev.assay.index.console;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import dev.assay.index.catalog.Found;
import dev.assay.index.catalog.Listing;
import dev.assay.store.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A project: its versions, how each file stands, and what is on record about it.
///
/// @param summary what there is of it, in a sentence
/// @param source where it is published
/// @param publisher who publishes it, as it was pinned, possibly empty
record ProjectView(
    String name,
    String summary,
    String source,
    String status,
    String publisher,
    List<Release> releases,
    List<Waivers.Row> waivers,
    List<Dashboard.IncidentRow> incidents,
    List<Opinion> opinions,
    Perspective perspective) {

  /// A version with its files.
  record Release(String version, List<Files.Row> files) {
    /// The worst that is said of a file of it.
    String tone() {
      return List.of("deny", "hold", "unjudged").stream()
          .filter(tone -> files.stream().anyMatch(file -> file.tone().equals(tone)))
          .findFirst()
          .orElse("admit");
    }
  }

  /// What a person decided.
  record Opinion(
      String version, boolean approves, String who, String reason, Moment when, boolean whole) {}

  /// @param ours whether the name is claimed for us
  static ProjectView of(
      Found found,
      boolean ours,
      Session session,
      PackageName name,
      Perspective perspective,
      Instant now) {
    String project = name.normalized();
    Optional<Listing> listing =
        found instanceof Found.Listed(Listing it) ? Optional.of(it) : Optional.empty();
    return new ProjectView(
        project,
        summary(found, ours),
        listing.map(ProjectView::source).orElse(""),
        listing.map(it -> it.page().status()).orElse(""),
        session.publishers().pinned(project).map(pin -> pin.identity()).orElse(""),
        listing.map(it -> releases(it, now)).orElse(List.of()),
        session.waivers().of(project).stream().map(row -> Waivers.Row.of(row, now)).toList(),
        session.incidents().open(project).stream()
            .map(row -> Dashboard.IncidentRow.of(row, now))
            .toList(),
        opinions(session, project, now),
        perspective);
  }

  static String summary(Found found, boolean ours) {
    return switch (found) {
      case Found.Missing() ->
          ours
              ? "The name is claimed for internal use, nothing of that name is published here, and"
                  + " nobody else is asked for it."
              : "Neither this index nor any that it stands in front of has such a project.";
      case Found.Unreachable(String reason) -> "Its index cannot be asked: " + reason + ".";
      case Found.Listed(Listing listing) -> {
        long refused =
            listing.entries().stream().filter(entry -> !entry.standing().isShown()).count();
        yield listing.entries().isEmpty()
            ? "It has no files."
            : refused == 0
                ? "All of its %d files are offered.".formatted(listing.entries().size())
                : "%d of %d files are not offered.".formatted(refused, listing.entries().size());
      }
    };
  }

  private static String source(Listing listing) {
    return listing
        .source()
        .map(
            it ->
                it.upstream().id()
                    + it.stale().map(reason -> ", not to be asked now: " + reason).orElse(""))
        .orElse("here");
  }

  static List<Release> releases(Listing listing, Instant now) {
    Map<String, List<Listing.Entry>> versions = new LinkedHashMap<>();
    listing.entries().stream()
        .sorted(Comparator.comparing(Listing.Entry::version, ProjectView::newestFirst))
        .forEach(
            entry -> versions.computeIfAbsent(entry.version(), _ -> new ArrayList<>()).add(entry));
    return versions.entrySet().stream()
        .map(
            it ->
                new Release(
                    it.getKey(),
                    it.getValue().stream().map(entry -> Files.row(entry, now)).toList()))
        .toList();
  }

  private static int newestFirst(String one, String other) {
    Optional<Version> a = Version.parse(one);
    Optional<Version> b = Version.parse(other);
    if (a.isPresent() && b.isPresent()) {
      return b.get().compareTo(a.get());
    }
    return a.isPresent() ? -1 : b.isPresent() ? 1 : other.compareTo(one);
  }

  private static List<Opinion> opinions(Session session, String project, Instant now) {
    return session.reviews().of(project).stream()
        .map(
            review ->
                new Opinion(
                    review.version(),
                    review.decision() == dev.assay.store.Reviews.Decision.APPROVE,
                    review.reviewer(),
                    review.reason(),
                    Moment.of(review.decidedAt(), now),
                    review.sha256() == null))
        .toList();
  }
}
