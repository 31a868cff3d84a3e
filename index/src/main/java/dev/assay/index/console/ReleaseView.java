package dev.assay.index.console;

import dev.assay.core.Comparer;
import dev.assay.core.Likeness;
import dev.assay.core.code.CodeReader;
import dev.assay.core.code.StoredActs;
import dev.assay.core.fact.Act;
import dev.assay.core.version.Version;
import dev.assay.index.catalog.Listing;
import dev.assay.store.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The dossier of a release: how its files stand and why, what their code can do, and what it can
/// do that the version before could not.
record ReleaseView(String project, String version, List<Dossier> files, Perspective perspective) {

  /// A file of the release.
  ///
  /// @param read whether its code was read
  /// @param told acts that matter by themselves
  /// @param usual acts that most libraries do all day, or that only a call leads to
  record Dossier(
      Files.Row row,
      boolean read,
      List<ActLine> told,
      List<ActLine> usual,
      Optional<Change> change) {}

  /// What the code of a file can do that the one before it could not, and the other way round.
  record Change(String from, String version, List<ActLine> gained, List<ActLine> lost) {}

  static ReleaseView of(
      Session session, Listing listing, String version, Perspective perspective, Instant now) {
    List<Dossier> files =
        listing.entries().stream()
            .filter(entry -> entry.version().equals(version))
            .map(entry -> dossier(session, listing, entry, now))
            .toList();
    return new ReleaseView(listing.name().normalized(), version, files, perspective);
  }

  private static Dossier dossier(
      Session session, Listing listing, Listing.Entry entry, Instant now) {
    Optional<List<Act>> acts = acts(session, entry);
    List<Act> all = acts.orElse(List.of());
    return new Dossier(
        Files.row(entry, now),
        acts.isPresent(),
        ActLine.of(all.stream().filter(ReleaseView::matters).toList()),
        ActLine.of(all.stream().filter(act -> !matters(act)).toList()),
        acts.flatMap(it -> change(session, listing, entry, it)));
  }

  private static boolean matters(Act act) {
    return act.reach() != Act.Reach.ON_CALL
        && act.kind() != Act.Kind.READS_FILE
        && act.kind() != Act.Kind.DECODES
        && (act.kind() != Act.Kind.WRITES_FILE || !act.carries().isEmpty());
  }

  private static Optional<List<Act>> acts(Session session, Listing.Entry entry) {
    return entry
        .file()
        .sha256()
        .flatMap(
            sha256 -> session.storedFacts().find(sha256, entry.file().name(), CodeReader.VERSION))
        .flatMap(fact -> StoredActs.read(fact.acts()))
        .map(extracted -> extracted.acts());
  }

  private static Optional<Change> change(
      Session session, Listing listing, Listing.Entry later, List<Act> acts) {
    return before(session, listing, later)
        .map(
            entry -> {
              List<Act> earlier = acts(session, entry).orElse(List.of());
              return new Change(
                  entry.file().name(),
                  entry.version(),
                  ActLine.of(Comparer.missing(acts, earlier)),
                  ActLine.of(Comparer.missing(earlier, acts)));
            });
  }

  /// The file most like this one of the highest version below it whose code was read.
  private static Optional<Listing.Entry> before(
      Session session, Listing listing, Listing.Entry later) {
    Optional<Version> version = later.file().version(listing.name());
    Optional<Version> highest = Optional.empty();
    List<Listing.Entry> files = new ArrayList<>();
    for (Listing.Entry entry : listing.entries()) {
      Optional<Version> own = entry.file().version(listing.name());
      if (version.isEmpty()
          || own.isEmpty()
          || own.get().compareTo(version.get()) >= 0
          || (highest.isPresent() && own.get().compareTo(highest.get()) < 0)
          || acts(session, entry).isEmpty()) {
        continue;
      }
      if (!own.equals(highest)) {
        files.clear();
        highest = own;
      }
      files.add(entry);
    }
    return Likeness.closest(files, entry -> entry.file().name(), later.file().name());
  }
}
