package dev.assay.index.catalog;

import dev.assay.core.admission.Gate;
import dev.assay.core.admission.Offer;
import dev.assay.core.artifact.Location;
import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Allowance;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.distribution.FileForm;
import dev.assay.core.provenance.Verification;
import dev.assay.core.verdict.Decision;
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
import dev.assay.store.Reviews;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says of every file of a project how it stands by a policy.
record Appraisal(
    Store store, Judging judging, ReleaseKnowledge knowledge, Policy policy, InstantSource clock) {

  /// What is on record about a project.
  ///
  /// @param judged by digest and name of the file
  /// @param cached by name of the file
  private record Known(
      Map<String, Judgement> judged,
      List<Review> reviews,
      List<Waiver> waivers,
      Map<String, UpstreamFile> cached,
      Publishing publishing) {

    Optional<Judgement> judged(IndexFile file) {
      return file.sha256().map(hex -> judged.get(hex + " " + file.name()));
    }

    /// Whether the same is on record about one file.
    boolean isLike(Known other, IndexFile file) {
      return judged(file).equals(other.judged(file))
          && Objects.equals(cached.get(file.name()), other.cached.get(file.name()));
    }

    /// Whether the same is on record about what its files have in common.
    boolean isLike(Known other) {
      return reviews.equals(other.reviews)
          && waivers.equals(other.waivers)
          && publishing.equals(other.publishing);
    }

    /// The teams that have waivers for themselves.
    Set<String> waiving() {
      return waivers.stream()
          .flatMap(waiver -> Stream.ofNullable(waiver.team()))
          .collect(Collectors.toSet());
    }
  }

  /// All that the files of a project are appraised by.
  ///
  /// @param given the policy of the audience without the waivers
  /// @param unproved for files of which nobody has asked for a proof yet: they are not refused for
  ///   having given none
  /// @param decisions what the policy makes of what is known of a version
  private record Case(
      View view,
      ProjectPage page,
      Optional<Proxied> source,
      Known known,
      ReleaseKnowledge.OfProject knowledge,
      Policy given,
      Admission admission,
      Admission unproved,
      Elders elders,
      Map<String, List<Decision>> decisions) {

    PackageName name() {
      return view.name();
    }

    /// Whether a file still stands as it did, if it is neither young nor judged since.
    @SuppressWarnings("ReferenceEquality") // a page that was fetched again is another one
    boolean isLike(Case later) {
      return view.equals(later.view)
          && page == later.page
          && source.orElse(null) == later.source.orElse(null)
          && given.equals(later.given)
          && knowledge.isOfSameData(later.knowledge)
          && !later.admission.now().isBefore(admission.now())
          && admission.isOfSameDay(later.admission)
          && known.isLike(later.known);
    }
  }

  /// What was said of a project, and by what.
  ///
  /// @param later files that were appraised by what was true later
  record Said(Listing listing, Case by, Set<String> later) {
    /// How much memory it takes, roughly: half a kibibyte for each file, and what was found in
    /// those that were judged.
    int kibibytes() {
      int judged =
          by.known().judged().values().stream().mapToInt(it -> it.findings().length() >> 10).sum();
      return 4 + listing.entries().size() / 2 + judged;
    }

    /// The same after one file was appraised again.
    Said with(Listing.Entry renewed) {
      Set<String> files = new HashSet<>(later);
      files.add(renewed.file().name());
      return new Said(listing.with(renewed), by, files);
    }
  }

  /// Says how each file stands. Of a project of which something was said before, those are
  /// appraised anew about which something has changed since.
  Said listing(
      View view, ProjectPage page, Optional<Proxied> source, Instant until, @Nullable Said before) {
    Case all = open(view, page, source);
    List<Publishing.Untold> untold = new ArrayList<>();
    List<Listing.Entry> entries =
        before != null && before.by().isLike(all)
            ? renewed(before, all, untold)
            : page.files().stream().map(file -> entry(all, file, untold)).toList();
    tell(view.name(), untold, all.admission().now());
    all.knowledge().forget();
    Gate gate = all.admission().gate();
    Instant end = until;
    for (Listing.Entry entry : entries) {
      end = gate.oldEnough(entry.offer()).filter(end::isAfter).orElse(end);
    }
    return new Said(
        new Listing(view, page, entries, source, end, all.known().waiving()), all, Set.of());
  }

  private List<Listing.Entry> renewed(Said before, Case all, List<Publishing.Untold> untold) {
    List<IndexFile> files = all.page().files();
    Gate then = before.by().admission().gate();
    List<Listing.Entry> entries = new ArrayList<>(files.size());
    for (int i = 0; i < files.size(); i++) {
      IndexFile file = files.get(i);
      Listing.Entry entry = before.listing().entries().get(i);
      boolean same =
          then.oldEnough(entry.offer()).isEmpty()
              && !entry.offer().mends()
              && !before.later().contains(file.name())
              && before.by().known().isLike(all.known(), file);
      entries.add(same ? entry : entry(all, file, untold));
    }
    return entries;
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
    Known known = known(name, source, now);
    Policy applied = withWaivers(policy, view, known.waivers());
    return new Case(
        view,
        page,
        source,
        known,
        knowledge.of(name),
        policy,
        new Admission(applied, now),
        new Admission(applied.withIndex(applied.index().withAttested(List.of())), now),
        new Elders(name, page, source, now.minus(applied.index().minimumAge())),
        new HashMap<>());
  }

  private Listing.Entry entry(Case all, IndexFile file, List<Publishing.Untold> untold) {
    Known known = all.known();
    Publishing publishing = known.publishing();
    FileForm form = FileForm.of(all.name(), file.name());
    String version = form.version().map(Version::normalized).orElse(file.name());
    Optional<Judged> judged = known.judged(file).map(judging::read);
    Optional<Verification> verification = publishing.verification(file, judged);
    Offer offer = offer(all, version, file, form, judged, verification);
    List<Finding> published = publishing.findings(all.name(), version, file, verification);
    untold.addAll(publishing.untold(published));
    Standing standing =
        (verification.isPresent() ? all.admission() : all.unproved())
            .standing(
                offer,
                release(all, version),
                published,
                judged.map(it -> it.only(finding -> !PublisherHistory.isOurs(finding))),
                review(known.reviews(), offer));
    IndexFile shown = publishing.advertised(advertised(file, all.source(), known), judged);
    return new Listing.Entry(shown, offer, standing, verification);
  }

  /// What the policy makes of what is known of a release, found out once for all its files.
  private List<Decision> release(Case all, String version) {
    return all.decisions()
        .computeIfAbsent(
            version,
            it ->
                all.admission()
                    .decisions(all.knowledge().findings(it, all.page().isQuarantined())));
  }

  private Known known(PackageName name, Optional<Proxied> source, Instant now) {
    String project = name.normalized();
    return store.read(
        session -> {
          Map<String, Judgement> judged = new HashMap<>();
          for (Judgement row : session.judgements().of(project)) {
            judged.put(row.sha256() + " " + row.filename(), row);
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
              Publishing.of(session, name, source));
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
      Case all,
      String version,
      IndexFile file,
      FileForm form,
      Optional<Judged> judged,
      Optional<Verification> verification) {
    Instant now = all.admission().now();
    Optional<Proxied> source = all.source();
    Proxied.Sight sight =
        source.map(it -> it.sight(file)).orElse(new Proxied.Sight(now, Optional.empty()));
    return new Offer(
        all.name(),
        version,
        file.name(),
        form,
        source.isPresent() ? Offer.Origin.PROXIED : Offer.Origin.HOSTED,
        file.sha256(),
        file.uploadTime(),
        sight.since(),
        sight.earlier(),
        mends(all, file),
        judged.map(Judged::licences),
        judged.map(Judged::score),
        Publishing.publisher(verification));
  }

  /// Whether a file ends a vulnerability of the highest version below it that is old enough.
  private boolean mends(Case all, IndexFile file) {
    return all.elders()
        .below(file)
        .filter(
            elder ->
                all.knowledge().mends(elder, file.version(all.name()).orElseThrow().normalized()))
        .isPresent();
  }

  private static Optional<Admission.Review> review(List<Review> reviews, Offer offer) {
    return reviews.stream()
        .filter(review -> review.version().equals(offer.version()))
        .filter(
            review ->
                review.sha256() == null
                    ? review.decision() == Reviews.Decision.REJECT || isOlder(offer, review)
                    : offer.sha256().filter(review.sha256()::equals).isPresent())
        .findFirst()
        .map(
            review ->
                new Admission.Review(
                    review.decision() == Reviews.Decision.APPROVE,
                    review.reviewer(),
                    review.reason()));
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
