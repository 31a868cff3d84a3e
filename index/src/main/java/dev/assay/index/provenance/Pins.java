package dev.assay.index.provenance;

import dev.assay.core.provenance.Continuity;
import dev.assay.core.provenance.Verification;
import dev.assay.core.version.PackageName;
import dev.assay.index.provenance.PublisherHistory.Published;
import dev.assay.report.json.JsonWriter;
import dev.assay.store.Publishers;
import dev.assay.store.Publishers.Attested;
import dev.assay.store.Publishers.AttestedVersion;
import dev.assay.store.Publishers.Pin;
import dev.assay.store.Publishers.Sight;
import dev.assay.store.Session;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Pins publishers: at first sight, and when a person accepts another one.
public final class Pins {
  private Pins() {}

  /// Takes down who published a file, and pins whoever is the first.
  ///
  /// @param sound whether nothing in the file itself denies it: whoever publishes malware is not
  ///   pinned
  /// @return what was on record before
  public static PublisherHistory see(
      Session session, Published file, Verification verification, boolean sound, Instant now) {
    Publishers publishers = session.publishers();
    String project = file.project().normalized();
    publishers.lock(project);
    PublisherHistory history = PublisherHistory.of(session, file.project());
    if (verification instanceof Verification.Verified verified
        && sound
        && history.pinned().isEmpty()
        && history.compare(file, verification) instanceof Continuity.FirstSeen) {
      Pinned pinned = Pinned.first(verified.identity(), verified.integrated());
      publishers.pin(new Pin(project, pinned.text(), now.toEpochMilli(), file.release()));
    }
    note(publishers, file, verification, now);
    return history;
  }

  /// Of several files of a version, one that does not hold counts before all others, and one that
  /// is attested before one that is not.
  private static void note(
      Publishers publishers, Published file, Verification verification, Instant now) {
    Attested attested =
        switch (verification) {
          case Verification.Verified _ -> Attested.YES;
          case Verification.Refused _ -> Attested.INVALID;
          case Verification.Absent _, Verification.Unsupported _ -> Attested.NO;
        };
    Optional<Attested> before =
        publishers.history(file.project().normalized()).stream()
            .filter(row -> row.version().equals(file.release()))
            .map(AttestedVersion::attested)
            .findFirst();
    if (before.isEmpty() || before.get() == Attested.NO || attested == Attested.INVALID) {
      publishers.attested(
          new AttestedVersion(
              file.project().normalized(),
              file.release(),
              attested,
              identity(verification),
              now.toEpochMilli()));
    }
  }

  private static @Nullable String identity(Verification verification) {
    if (!(verification instanceof Verification.Verified verified)) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(bytes)) {
      json.object(() -> VerificationText.write(json, verified.identity()));
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  /// Takes whoever published files of a version for the publisher of its project from now on, and
  /// the project for the one that is known, because a person has accepted it. A file without
  /// attestations that can be verified says that releases need none; one whose attestation does not
  /// hold says nothing.
  ///
  /// @param found what the attestations of the files come to, as far as somebody has looked
  /// @param who has accepted it
  public static void accept(
      Session session,
      PackageName project,
      String version,
      List<Verification> found,
      String who,
      Instant now) {
    Publishers publishers = session.publishers();
    publishers.lock(project.normalized());
    for (Verification verification : found) {
      accepted(PublisherHistory.of(session, project).pinned(), verification, who)
          .ifPresent(
              pinned ->
                  publishers.repin(
                      new Pin(project.normalized(), pinned.text(), now.toEpochMilli(), version)));
    }
    publishers
        .sight(project.normalized())
        .filter(sight -> sight.lastUpload() < now.toEpochMilli())
        .ifPresent(
            sight ->
                publishers.see(
                    new Sight(sight.project(), sight.firstUpload(), now.toEpochMilli())));
  }

  private static Optional<Pinned> accepted(
      Optional<Pinned> pinned, Verification verification, String who) {
    return switch (verification) {
      case Verification.Verified verified ->
          pinned.isEmpty()
              ? Optional.of(
                  new Pinned(
                      verified.identity(),
                      verified.integrated(),
                      List.of(),
                      false,
                      Optional.of(who)))
              : pinned
                  .filter(it -> !it.identity().equals(verified.identity()))
                  .map(it -> it.movedTo(verified.identity(), who));
      case Verification.Absent _, Verification.Unsupported _ ->
          pinned.map(it -> it.unattestedToo(who));
      case Verification.Refused _ -> Optional.empty();
    };
  }
}
