package dev.assay.index.catalog;

import dev.assay.core.admission.Gate;
import dev.assay.core.admission.Offer;
import dev.assay.core.artifact.Location;
import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Allowance;
import dev.assay.core.policy.Policy;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import dev.assay.index.admission.Admission;
import dev.assay.index.admission.Judged;
import dev.assay.index.admission.Judging;
import dev.assay.index.admission.ReleaseKnowledge;
import dev.assay.index.admission.Standing;
import dev.assay.index.proxy.Proxied;
import dev.assay.store.Judgements.Judgement;
import dev.assay.store.Reviews.Decision;
import dev.assay.store.Reviews.Review;
import dev.assay.store.Store;
import dev.assay.store.UpstreamFiles.UpstreamFile;
import dev.assay.store.Waivers.Waiver;
import dev.assay.upstream.IndexFile;
import dev.assay.upstream.ProjectPage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Says of every file of a project how it stands.
record Appraisal(
    Store store,
    Judging judging,
    ReleaseKnowledge knowledge,
    Supplier<Policy> policy,
    InstantSource clock) {

  /// What is on record about a project.
  private record Known(
      Map<String, Judged> judged,
      List<Review> reviews,
      List<Waiver> waivers,
      Map<String, UpstreamFile> cached) {}

  Appraisal under(Policy other) {
    return new Appraisal(store, judging, knowledge, () -> other, clock);
  }

  Listing listing(PackageName name, ProjectPage page, Optional<Proxied> source, Instant until) {
    Instant now = clock.instant();
    Known known = known(name, source, now);
    Policy applied = withWaivers(policy.get(), name, known.waivers());
    Admission admission = new Admission(applied, now);
    Map<String, List<Finding>> findings = new HashMap<>();
    TreeMap<Version, String> elders = elders(page, source, applied, now);
    List<Listing.Entry> entries = new ArrayList<>();
    Instant end = until;
    for (IndexFile file : page.files()) {
      String version = file.version().map(Version::normalized).orElse(file.name());
      Optional<Judged> judged =
          file.sha256().map(hex -> known.judged().get(hex + " " + file.name()));
      Offer offer = offer(name, version, file, source, judged, elders);
      List<Finding> release =
          findings.computeIfAbsent(
              version, it -> knowledge.findings(name, it, page.isQuarantined()));
      Standing standing =
          admission.standing(offer, release, judged, review(known.reviews(), offer));
      entries.add(new Listing.Entry(advertised(file, known), offer, standing));
      Optional<Instant> grown = new Gate(applied.index(), now).oldEnough(offer);
      end = grown.filter(end::isAfter).orElse(end);
    }
    return new Listing(name, page, entries, source, end);
  }

  private Known known(PackageName name, Optional<Proxied> source, Instant now) {
    String project = name.normalized();
    return store.read(
        session -> {
          Map<String, Judged> judged = new HashMap<>();
          for (Judgement row : session.judgements().of(project)) {
            judged.put(row.sha256() + " " + row.filename(), judging.read(row));
          }
          Map<String, UpstreamFile> cached = new HashMap<>();
          source.ifPresent(
              it ->
                  session
                      .upstreamFiles()
                      .of(it.upstream().id(), project)
                      .forEach(file -> cached.put(file.filename(), file)));
          return new Known(
              judged,
              session.reviews().inForce(project, now.toEpochMilli()),
              session.waivers().inForce(project, now.toEpochMilli()),
              cached);
        });
  }

  /// The page says that metadata are served apart only of files whose metadata are here, or are
  /// served apart upstream.
  private static IndexFile advertised(IndexFile file, Known known) {
    UpstreamFile row = known.cached().get(file.name());
    if (file.metadata().isPresent() || row == null || row.metadataSha256() == null) {
      return file;
    }
    return new IndexFile(
        file.name(),
        file.url(),
        file.hashes(),
        file.yanked(),
        file.uploaded(),
        file.requiresPython(),
        file.size(),
        Optional.of(List.of("sha256:" + row.metadataSha256())),
        file.provenance());
  }

  private Offer offer(
      PackageName name,
      String version,
      IndexFile file,
      Optional<Proxied> source,
      Optional<Judged> judged,
      TreeMap<Version, String> elders) {
    Instant now = clock.instant();
    Proxied.Sight sight =
        source.map(it -> it.sight(file)).orElse(new Proxied.Sight(now, Optional.empty()));
    return new Offer(
        name,
        version,
        file.name(),
        source.isPresent() ? Offer.Origin.PROXIED : Offer.Origin.HOSTED,
        file.sha256(),
        file.uploaded().flatMap(Appraisal::moment),
        sight.since(),
        sight.earlier(),
        mends(name, file, elders),
        judged.map(Judged::licences),
        judged.map(Judged::score),
        Optional.empty());
  }

  /// Whether a file ends a vulnerability of the highest version below it that is old enough.
  private boolean mends(PackageName name, IndexFile file, TreeMap<Version, String> elders) {
    Optional<Version> version = file.version();
    if (version.isEmpty() || elders.isEmpty() || elders.containsKey(version.get())) {
      return false;
    }
    Map.Entry<Version, String> elder = elders.lowerEntry(version.get());
    return elder != null && knowledge.mends(name, elder.getValue(), version.get().normalized());
  }

  /// The versions that are old enough, when some are and others are not.
  private static TreeMap<Version, String> elders(
      ProjectPage page, Optional<Proxied> source, Policy policy, Instant now) {
    TreeMap<Version, String> elders = new TreeMap<>();
    if (source.isEmpty()) {
      return elders;
    }
    Instant limit = now.minus(policy.index().minimumAge());
    for (IndexFile file : page.files()) {
      boolean old =
          file.uploaded()
              .flatMap(Appraisal::moment)
              .filter(moment -> !moment.isAfter(limit))
              .isPresent();
      if (old) {
        file.version().ifPresent(version -> elders.put(version, version.normalized()));
      }
    }
    return elders;
  }

  static Optional<Instant> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static Optional<Admission.Review> review(List<Review> reviews, Offer offer) {
    return reviews.stream()
        .filter(review -> review.version().equals(offer.version()))
        .filter(
            review ->
                review.sha256() == null
                    || offer.sha256().filter(review.sha256()::equals).isPresent())
        .findFirst()
        .map(
            review ->
                new Admission.Review(
                    review.decision() == Decision.APPROVE, review.reviewer(), review.reason()));
  }

  /// The policy with the waivers of a project as allow entries. A waiver of all rules is one of
  /// each that a finding can have.
  private static Policy withWaivers(Policy policy, PackageName name, List<Waiver> waivers) {
    List<Allowance> allow = new ArrayList<>(policy.allow());
    for (Waiver waiver : waivers) {
      allow.add(
          new Allowance(
              waiver.rule(),
              Optional.of(name),
              Optional.ofNullable(waiver.version()),
              Optional.empty(),
              Optional.ofNullable(waiver.sha256()),
              waiver.reason(),
              waiver.requester(),
              day(waiver.expiresAt()),
              Location.of("waiver " + waiver.id())));
    }
    return policy.withAllow(allow);
  }

  private static LocalDate day(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
