package dev.assay.index.catalog;

import dev.assay.core.version.PackageName;
import dev.assay.index.admission.Standing;
import dev.assay.store.Store;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Remembers which files are handed out, and tells webhooks once of each that no longer is: the
/// caches in front of us have addresses to forget.
record Revocations(Store store, InstantSource clock) {

  /// Looks at all files of a project: those that are no longer published are not handed out either.
  void compare(Listing listing) {
    Set<String> known = known(listing.name());
    note(listing.name(), listing.entries(), known);
    Set<String> gone = new HashSet<>(known);
    listing.entries().forEach(entry -> gone.remove(entry.file().name()));
    revoke(listing.name(), gone.stream().sorted().toList(), List.of());
  }

  /// Looks at one file of a project.
  void compare(PackageName name, Listing.Entry entry) {
    note(name, List.of(entry), known(name));
  }

  private Set<String> known(PackageName name) {
    return Set.copyOf(store.read(session -> session.admissions().of(name.normalized())));
  }

  private void note(PackageName name, List<Listing.Entry> entries, Set<String> known) {
    admit(
        name,
        entries.stream()
            .filter(entry -> entry.standing() instanceof Standing.Admitted)
            .map(entry -> entry.file().name())
            .filter(file -> !known.contains(file))
            .toList());
    List<Listing.Entry> refused =
        entries.stream()
            .filter(entry -> entry.standing() instanceof Standing.Refused)
            .filter(entry -> known.contains(entry.file().name()))
            .toList();
    revoke(
        name,
        refused.stream().map(entry -> entry.file().name()).toList(),
        refused.stream().flatMap(Revocations::rule).distinct().sorted().toList());
  }

  private static Stream<String> rule(Listing.Entry entry) {
    return entry.standing() instanceof Standing.Refused refused
        ? Stream.of(refused.first().finding().rule().id())
        : Stream.empty();
  }

  /// Takes down that files are handed out.
  void admit(PackageName name, List<String> files) {
    if (!files.isEmpty()) {
      store.note(
          session -> {
            session.admissions().add(name.normalized(), files, clock.millis());
            return true;
          });
    }
  }

  /// Nothing of a project is handed out any more.
  void revokeAll(PackageName name) {
    revoke(name, known(name).stream().sorted().toList(), List.of());
  }

  /// @param rules by which they are refused
  private void revoke(PackageName name, List<String> files, List<String> rules) {
    if (!files.isEmpty()) {
      store.run(
          session -> {
            List<String> revoked = session.admissions().remove(name.normalized(), files);
            new Telling(session, name, clock.millis()).revoked(revoked, rules);
          });
    }
  }
}
