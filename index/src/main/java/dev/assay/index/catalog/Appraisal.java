package dev.assay.index.catalog;

import dev.assay.core.admission.Gate;
import dev.assay.core.admission.Offer;
import dev.assay.core.artifact.Location;
import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Allowance;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.distribution.FileForm;
import dev.assay.core.provenance.Verification;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import dev.assay.index.admission.Admission;
import dev.assay.index.admission.Judged;
import dev.assay.index.admission.Judging;
import dev.assay.index.admission.ReleaseKnowledge;
import dev.assay.index.admission.Standing;
import dev.assay.index.provenance.PublisherHistory;
import dev.assay.index.proxy.Proxied;
import dev.assay.report.json.JsonWriter;
import dev.assay.store.Judgements.Judgement;
import dev.assay.store.Reviews.Decision;
import dev.assay.store.Reviews.Review;
import dev.assay.store.Store;
import dev.assay.store.UpstreamFiles.UpstreamFile;
import dev.assay.store.Waivers.Waiver;
import dev.assay.upstream.IndexFile;
import dev.assay.upstream.ProjectPage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says of every file of a project how it stands by a policy.
record Appraisal(
    Store store, Judging judging, ReleaseKnowledge knowledge, Policy policy, InstantSource clock) {

  /// What is on record about a project.
  private record Known(
      Map<String, Judged> judged,
      List<Review> reviews,
      List<Waiver> waivers,
      Map<String, UpstreamFile> cached,
      Publishing publishing) {}

  /// All that the files of a project are appraised by.
  ///
  /// @param unproved for files of which nobody has asked for a proof yet: they are not refused for
  ///   having given none
  private record Case(
      PackageName name,
      ProjectPage page,
      Optional<Proxied> source,
      Known known,
      Admission admission,
      Admission unproved,
      TreeMap<Version, String> elders,
      Map<String, List<Finding>> findings) {}

  Listing listing(View view, ProjectPage page, Optional<Proxied> source, Instant until) {
    PackageName name = view.name();
    Case all = open(view, page, source);
    Gate gate = new Gate(all.admission().policy().index(), all.admission().now());
    List<Publishing.Untold> untold = new ArrayList<>();
    List<Listing.Entry> entries = new ArrayList<>();
    Instant end = until;
    for (IndexFile file : page.files()) {
      Listing.Entry entry = entry(all, file, untold);
      entries.add(entry);
      end = gate.oldEnough(entry.offer()).filter(end::isAfter).orElse(end);
    }
    tell(name, untold, all.admission().now());
    Set<String> waiving =
        all.known().waivers().stream()
            .flatMap(waiver -> Stream.ofNullable(waiver.team()))
            .collect(Collectors.toSet());
    return new Listing(view, page, entries, source, end, waiving);
  }

  private void tell(PackageName name, List<Publishing.Untold> untold, Instant now) {
    if (untold.isEmpty()) {
      return;
    }
    store.write(
        session -> {
          for (Publishing.Untold it : untold) {
            session
                .incidents()
                .openOnce(
                    it.incident().kind(),
                    name.normalized(),
                    it.incident().file(),
                    detail(it.message()),
                    now.toEpochMilli());
          }
          return true;
        });
  }

  private static String detail(String message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(bytes)) {
      json.object(() -> json.text("message", message));
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  /// How one file of a listing stands now.
  Optional<Listing.Entry> again(Listing listing, String file) {
    Case all = open(listing.view(), listing.page(), listing.source());
    List<Publishing.Untold> untold = new ArrayList<>();
    Optional<Listing.Entry> entry =
        listing.page().files().stream()
            .filter(it -> it.name().equals(file))
            .findFirst()
            .map(it -> entry(all, it, untold));
    tell(listing.name(), untold, all.admission().now());
    return entry;
  }

  private Case open(View view, ProjectPage page, Optional<Proxied> source) {
    PackageName name = view.name();
    Instant now = clock.instant();
    Known known = known(name, page, source, now);
    Policy applied = withWaivers(policy, view, known.waivers());
    return new Case(
        name,
        page,
        source,
        known,
        new Admission(applied, now),
        new Admission(applied.withIndex(applied.index().withAttested(List.of())), now),
        elders(page, source, applied, now),
        new HashMap<>());
  }

  private Listing.Entry entry(Case all, IndexFile file, List<Publishing.Untold> untold) {
    Known known = all.known();
    Publishing publishing = known.publishing();
    String version =
        FileForm.of(all.name(), file.name()).version().map(Version::normalized).orElse(file.name());
    Optional<Judged> judged = file.sha256().map(hex -> known.judged().get(hex + " " + file.name()));
    Optional<Verification> verification = publishing.verification(file, judged);
    Offer offer =
        offer(all.name(), version, file, all.source(), judged, verification, all.elders());
    List<Finding> published = publishing.findings(all.name(), version, file, verification);
    untold.addAll(publishing.untold(published));
    Standing standing =
        (verification.isPresent() ? all.admission() : all.unproved())
            .standing(
                offer,
                release(all, version, published),
                judged.map(it -> it.only(finding -> !PublisherHistory.isOurs(finding))),
                review(known.reviews(), offer));
    IndexFile shown = publishing.advertised(advertised(file, all.source(), known), judged);
    return new Listing.Entry(shown, offer, standing, verification);
  }

  /// Findings on a release, and those on who published a file of it.
  private List<Finding> release(Case all, String version, List<Finding> published) {
    List<Finding> release =
        new ArrayList<>(
            all.findings()
                .computeIfAbsent(
                    version, it -> knowledge.findings(all.name(), it, all.page().isQuarantined())));
    release.addAll(published);
    return release;
  }

  private Known known(PackageName name, ProjectPage page, Optional<Proxied> source, Instant now) {
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
              cached,
              Publishing.of(session, name, page, source));
        });
  }

  /// What the page says of the metadata of a file that upstream does not serve apart.
  private static IndexFile advertised(IndexFile file, Optional<Proxied> source, Known known) {
    if (source.isEmpty() || file.metadata().isPresent()) {
      return file;
    }
    return Descriptions.advertised(file, Optional.ofNullable(known.cached().get(file.name())));
  }

  private Offer offer(
      PackageName name,
      String version,
      IndexFile file,
      Optional<Proxied> source,
      Optional<Judged> judged,
      Optional<Verification> verification,
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
        file.uploadTime(),
        sight.since(),
        sight.earlier(),
        mends(name, file, elders),
        judged.map(Judged::licences),
        judged.map(Judged::score),
        Publishing.publisher(verification));
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
      boolean old = file.uploadTime().filter(moment -> !moment.isAfter(limit)).isPresent();
      if (old) {
        file.version().ifPresent(version -> elders.put(version, version.normalized()));
      }
    }
    return elders;
  }

  private static Optional<Admission.Review> review(List<Review> reviews, Offer offer) {
    return reviews.stream()
        .filter(review -> review.version().equals(offer.version()))
        .filter(
            review ->
                review.sha256() == null
                    ? review.decision() == Decision.REJECT || isOlder(offer, review)
                    : offer.sha256().filter(review.sha256()::equals).isPresent())
        .findFirst()
        .map(
            review ->
                new Admission.Review(
                    review.decision() == Decision.APPROVE, review.reviewer(), review.reason()));
  }

  /// Whoever approved a release has not seen the files that were added to it later.
  private static boolean isOlder(Offer offer, Review review) {
    Instant here =
        offer.origin() == Offer.Origin.HOSTED
            ? offer.uploaded().orElse(offer.seen())
            : offer.seen();
    return here.toEpochMilli() <= review.decidedAt();
  }

  /// The policy with the waivers of a project that count for an audience as allow entries. A waiver
  /// of all rules is one of each that a finding can have.
  private static Policy withWaivers(Policy policy, View view, List<Waiver> waivers) {
    List<Allowance> allow = new ArrayList<>(policy.allow());
    for (Waiver waiver : waivers) {
      if (waiver.team() != null && !view.audience().waived().contains(waiver.team())) {
        continue;
      }
      allow.add(
          new Allowance(
              waiver.rule(),
              Optional.of(view.name()),
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
