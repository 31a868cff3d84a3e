package dev.assay.index.catalog;

import dev.assay.core.finding.Finding;
import dev.assay.core.provenance.ProjectSight;
import dev.assay.core.provenance.Verification;
import dev.assay.core.version.PackageName;
import dev.assay.index.admission.Judged;
import dev.assay.index.provenance.PublisherHistory;
import dev.assay.index.proxy.Proxied;
import dev.assay.store.Incidents;
import dev.assay.store.Incidents.Incident;
import dev.assay.store.Provenances;
import dev.assay.store.Session;
import dev.assay.upstream.IndexFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is on record about who published the files of a project, and what its page says of it now.
///
/// @param kept the files whose provenance is here
/// @param told incidents that were ever opened, by kind and file
/// @param uploads of the project at present, when it is not ours
record Publishing(
    PublisherHistory history,
    Set<Provenances.Of> kept,
    Set<Told> told,
    Optional<ProjectSight> uploads) {
  private static final Map<String, Incidents.Kind> INCIDENTS =
      Map.of(
          "publisher-changed", Incidents.Kind.PUBLISHER_CHANGED,
          "project-recreated", Incidents.Kind.PUBLISHER_CHANGED,
          "attestation-lost", Incidents.Kind.ATTESTATION_LOST,
          "attestation-invalid", Incidents.Kind.ATTESTATION_INVALID);

  /// An incident, whoever has closed it.
  record Told(Incidents.Kind kind, String file) {}

  /// An incident that nobody was told of yet.
  record Untold(Told incident, String message) {}

  static Publishing of(Session session, PackageName name, Optional<Proxied> source) {
    Set<Told> told = new HashSet<>();
    for (Incident incident : session.incidents().of(name.normalized())) {
      told.add(new Told(incident.kind(), incident.filename()));
    }
    return new Publishing(
        PublisherHistory.of(session, name),
        Set.copyOf(session.provenances().of(name.normalized())),
        told,
        source.flatMap(Proxied::uploads));
  }

  /// What the attestations of a file come to: as it was judged, or none where its page states none;
  /// nobody knows while nobody has looked at those that it states.
  Optional<Verification> verification(IndexFile file, Optional<Judged> judged) {
    return judged
        .flatMap(Judged::verification)
        .or(() -> isStated(file) ? Optional.empty() : Optional.of(new Verification.Absent()));
  }

  private static boolean isStated(IndexFile file) {
    return !file.provenance().orElse("").isEmpty();
  }

  /// What speaks against a file by who published it.
  List<Finding> findings(
      PackageName name, String version, IndexFile file, Optional<Verification> verification) {
    PublisherHistory.Published published =
        new PublisherHistory.Published(
            name, version, file.name(), file.sha256(), file.uploadTime());
    return verification
        .map(it -> history.findings(published, it, uploads))
        .orElseGet(() -> history.findings(published, uploads));
  }

  /// The file as the page is to describe it: with a provenance only where it can be had.
  IndexFile advertised(IndexFile file, Optional<Judged> judged) {
    boolean lost =
        isStated(file)
            && judged.flatMap(Judged::verification).isPresent()
            && !file.url().getScheme().equals(Publications.HERE)
            && !isKept(file);
    return lost
        ? new IndexFile(
            file.name(),
            file.url(),
            file.hashes(),
            file.yanked(),
            file.uploaded(),
            file.requiresPython(),
            file.size(),
            file.metadata(),
            Optional.of(""))
        : file;
  }

  private boolean isKept(IndexFile file) {
    return file.sha256()
        .filter(hex -> kept.contains(new Provenances.Of(hex, file.name())))
        .isPresent();
  }

  /// `github:acme/widget`, as policies name publishers.
  static Optional<String> publisher(Optional<Verification> verification) {
    return verification
        .filter(Verification.Verified.class::isInstance)
        .map(Verification.Verified.class::cast)
        .map(
            it ->
                it.publisher().kind().toLowerCase(Locale.ROOT) + ":" + it.identity().repository());
  }

  /// The incidents among findings that nobody was ever told of. That a project was made again is
  /// one incident, not one for each of its files.
  List<Untold> untold(List<Finding> findings) {
    if (findings.isEmpty()) {
      return List.of();
    }
    Set<Told> seen = new HashSet<>(told);
    List<Untold> untold = new ArrayList<>();
    for (Finding finding : findings) {
      Incidents.Kind kind = INCIDENTS.get(finding.rule().id());
      if (kind == null) {
        continue;
      }
      boolean whole = finding.rule().id().equals("project-recreated");
      Told incident = new Told(kind, whole ? "" : finding.location().file());
      if (seen.add(incident)) {
        untold.add(new Untold(incident, finding.message()));
      }
    }
    return untold;
  }
}
