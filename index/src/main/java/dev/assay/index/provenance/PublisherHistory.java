package dev.assay.index.provenance;

import dev.assay.core.artifact.Location;
import dev.assay.core.detector.Detector;
import dev.assay.core.detector.provenance.AttestationInvalid;
import dev.assay.core.detector.provenance.PublisherContinuity;
import dev.assay.core.fact.Attested;
import dev.assay.core.fact.Continued;
import dev.assay.core.fact.Fact;
import dev.assay.core.fact.Facts;
import dev.assay.core.finding.Finding;
import dev.assay.core.project.Dependency;
import dev.assay.core.provenance.Continuity;
import dev.assay.core.provenance.History;
import dev.assay.core.provenance.Identity;
import dev.assay.core.provenance.ProjectSight;
import dev.assay.core.provenance.Verification;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import dev.assay.store.Publishers;
import dev.assay.store.Publishers.AttestedVersion;
import dev.assay.store.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is on record about who publishes a project, and what files are by it. A file is compared
/// with what was published before it: older ones may come from whoever published then.
///
/// @param pinnedVersion the version that the pin was first seen at
/// @param attested the versions that were attested, whoever by
/// @param sight the uploads of the project when it was last the one that was known
public record PublisherHistory(
    Optional<Pinned> pinned,
    Optional<Version> pinnedVersion,
    List<Version> attested,
    Optional<ProjectSight> sight) {
  private static final List<Detector> DETECTORS =
      List.of(new AttestationInvalid(), new PublisherContinuity());
  private static final Set<String> RULES =
      DETECTORS.stream()
          .flatMap(detector -> detector.rules().stream())
          .map(rule -> rule.id())
          .collect(Collectors.toUnmodifiableSet());

  public PublisherHistory {
    attested = List.copyOf(attested);
  }

  /// A file as its page describes it.
  ///
  /// @param release its version as its name has it, normalised where it can be
  public record Published(
      PackageName project,
      String release,
      String file,
      Optional<String> sha256,
      Optional<Instant> uploaded) {}

  /// Reads what is on record.
  public static PublisherHistory of(Session session, PackageName project) {
    Publishers publishers = session.publishers();
    String name = project.normalized();
    Optional<Publishers.Pin> pin = publishers.pinned(name);
    return new PublisherHistory(
        pin.flatMap(it -> Pinned.read(it.identity())),
        pin.flatMap(it -> Version.parse(it.firstVersion())),
        publishers.history(name).stream()
            .filter(row -> row.attested() == Publishers.Attested.YES)
            .map(AttestedVersion::version)
            .flatMap(text -> Version.parse(text).stream())
            .toList(),
        publishers
            .sight(name)
            .map(
                it ->
                    new ProjectSight(
                        Instant.ofEpochMilli(it.firstUpload()),
                        Instant.ofEpochMilli(it.lastUpload()),
                        List.of())));
  }

  /// Whether a finding is one of those that are made here.
  public static boolean isOurs(Finding finding) {
    return RULES.contains(finding.rule().id());
  }

  /// What speaks against a file by who published it.
  ///
  /// @param now the uploads of the project as its page states them at present, where they are to be
  ///   compared
  public List<Finding> findings(
      Published file, Verification verification, Optional<ProjectSight> now) {
    Stream<Continuity> project =
        now.filter(_ -> !isVouchedFor(verification)).stream()
            .map(it -> Continuity.compare(sight, it, false));
    List<Continuity> against =
        Stream.concat(Stream.of(compare(file, verification)), project)
            .filter(Continuity::isAgainst)
            .toList();
    if (against.isEmpty() && !(verification instanceof Verification.Refused)) {
      return List.of();
    }
    Dependency release = release(file);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Attested(release, file.file(), verification));
    against.forEach(it -> facts.add(new Continued(release, it)));
    return detected(facts).map(finding -> finding.withEvidence(verification.words())).toList();
  }

  /// What speaks against a file at whose attestations nobody has looked yet: those of a project
  /// that has nobody pinned and was made again would vouch for whoever made it.
  public List<Finding> findings(Published file, Optional<ProjectSight> now) {
    return now.filter(_ -> pinned.isEmpty())
        .map(it -> Continuity.compare(sight, it, false))
        .filter(Continuity::isAgainst)
        .map(it -> detected(List.of(new Continued(release(file), it))).toList())
        .orElse(List.of());
  }

  private static Dependency release(Published file) {
    return Dependency.of(file.project(), file.release(), Location.of(file.file()))
        .withHashes(file.sha256().map(hex -> "sha256:" + hex).stream().toList());
  }

  private static Stream<Finding> detected(List<Fact> facts) {
    Facts all = new Facts(facts);
    return DETECTORS.stream().flatMap(detector -> detector.detect(all));
  }

  /// A certificate says more of who holds a project than the age of its files does.
  private boolean isVouchedFor(Verification verification) {
    return verification instanceof Verification.Verified && pinned.isPresent();
  }

  /// Whether a file comes from whom the ones before it came.
  Continuity compare(Published file, Verification verification) {
    if (verification instanceof Verification.Verified verified) {
      Optional<Identity> before = pinned.filter(it -> !isOlder(verified, it)).map(Pinned::identity);
      List<Identity> admitted = pinned.map(Pinned::admitted).orElse(List.of());
      return Continuity.compare(before, verified, new History(true, admitted, sight));
    }
    boolean before = isAttestedBefore(file);
    return Continuity.compare(
        before ? pinned.map(Pinned::identity) : Optional.empty(),
        verification,
        new History(before, List.of(), sight));
  }

  /// The time is the log's, which nobody who signs today can set back.
  private static boolean isOlder(Verification.Verified verified, Pinned pin) {
    return verified.integrated().isPresent()
        && pin.since().filter(verified.integrated().get()::isBefore).isPresent();
  }

  private boolean isAttestedBefore(Published file) {
    Optional<Version> version = Version.parse(file.release());
    if (pinned.isEmpty()) {
      return version.isEmpty()
          ? !attested.isEmpty()
          : attested.stream().anyMatch(it -> it.compareTo(version.get()) < 0);
    }
    Pinned pin = pinned.get();
    if (pin.unattested()) {
      return false;
    }
    if (pin.since().isPresent() && file.uploaded().isPresent()) {
      return file.uploaded().get().isAfter(pin.since().get());
    }
    return version.isEmpty()
        || pinnedVersion.isEmpty()
        || version.get().compareTo(pinnedVersion.get()) >= 0;
  }
}
