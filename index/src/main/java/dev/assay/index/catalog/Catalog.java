package dev.assay.index.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.core.policy.NamePattern;
import dev.assay.core.policy.Policy;
import dev.assay.core.provenance.Verification;
import dev.assay.core.version.PackageName;
import dev.assay.index.admission.Judging;
import dev.assay.index.admission.ReleaseKnowledge;
import dev.assay.index.provenance.Pins;
import dev.assay.index.proxy.PageAnswer;
import dev.assay.index.proxy.Pages;
import dev.assay.index.proxy.Proxied;
import dev.assay.index.proxy.SingleFlight;
import dev.assay.store.Reviews.Decision;
import dev.assay.store.Reviews.Review;
import dev.assay.store.Store;
import dev.assay.upstream.ProjectPage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Says of each project which files are offered. A name that lives here or is claimed for us is
/// never asked of anybody else.
public final class Catalog {
  private static final int KEPT = 4_096;

  private final Store store;
  private final Pages pages;
  private final Appraisal appraisal;
  private final Supplier<Policy> policy;
  private final InstantSource clock;
  private final Cache<String, Appraisal.Said> listings = Caffeine.newBuilder().maximumSize(KEPT).build();

  /// What is said of the same project again, as long as nothing has changed that this node knows
  /// of: what another node has changed shows after this time.
  private static final Duration SURE = Duration.ofSeconds(10);

  /// So much longer it is said while it is found out again, so that a crowd does not wait for it.
  private static final Duration LATE = Duration.ofSeconds(20);

  private final Changes changes = new Changes();
  private final SingleFlight<Found> appraising = new SingleFlight<>();
  private final Set<String> underway = ConcurrentHashMap.newKeySet();

  public Catalog(
      Store store,
      Pages pages,
      Judging judging,
      ReleaseKnowledge knowledge,
      Supplier<Policy> policy,
      InstantSource clock) {
    this.store = store;
    this.pages = pages;
    this.appraisal = new Appraisal(store, judging, knowledge, policy, clock);
    this.policy = policy;
    this.clock = clock;
    pages.listen(this::changed);
  }

  /// What there is of a project.
  public Found find(PackageName name) {
    Appraisal.Said said = listings.getIfPresent(name.normalized());
    Instant now = clock.instant();
    if (said == null || !isOf(said.listing(), now)) {
      return appraised(name);
    }
    Listing known = said.listing();
    if (!now.isBefore(known.until()) && underway.add(name.normalized())) {
      Thread.ofVirtual().name("renewing").start(() -> renew(name));
    }
    return new Found.Listed(known);
  }

  /// Whether a listing can be said now: it is neither too old nor, as the clock was set back, of
  /// the future.
  private static boolean isOf(Listing known, Instant now) {
    return !now.isAfter(known.until().plus(LATE)) && !known.until().isAfter(now.plus(SURE));
  }

  private void renew(PackageName name) {
    try {
      var _ = appraised(name);
    } finally {
      underway.remove(name.normalized());
    }
  }

  /// Once however many ask; whoever asks after a change is not told what was found before it.
  private Found appraised(PackageName name) {
    return appraising.get(name + " " + changes.of(name), () -> appraised(name, false));
  }

  /// @param again because something has changed meanwhile, as it does when a page is fetched
  private Found appraised(PackageName name, boolean again) {
    long began = changes.of(name);
    Optional<ProjectPage> published = store.read(session -> Publications.find(session, name));
    if (published.isPresent()) {
      return listed(name, published.get(), Optional.empty(), began);
    }
    if (isOurs(name)) {
      return new Found.Missing();
    }
    return switch (pages.find(name)) {
      case PageAnswer.Found(Proxied project) ->
          again || began == changes.of(name)
              ? listed(name, project.page(), Optional.of(project), began)
              : appraised(name, true);
      case PageAnswer.Missing() -> new Found.Missing();
      case PageAnswer.Unreachable(String reason) -> new Found.Unreachable(reason);
    };
  }

  /// Whether a name is claimed for us, by the policy or by a team.
  public boolean isOurs(PackageName name) {
    for (String pattern : policy.get().internal()) {
      if (NamePattern.parse(pattern).filter(it -> it.matches(name)).isPresent()) {
        return true;
      }
    }
    return store.read(session -> session.claims().on(name.normalized())).isPresent();
  }

  /// What was appraised before a change is said once and not kept.
  private Found listed(PackageName name, ProjectPage page, Optional<Proxied> source, long began) {
    Appraisal.Said before = listings.getIfPresent(name.normalized());
    Appraisal.Said said =
        appraisal.listing(name, page, source, clock.instant().plus(SURE), before);
    if (began == changes.of(name)) {
      listings.put(name.normalized(), said);
    }
    return new Found.Listed(said.listing());
  }

  /// What follows from what a person said of a release or file: whoever published what was approved
  /// is its project's publisher, and caches in front of us forget what was rejected.
  public void decided(Review review) {
    PackageName name = PackageName.of(review.project());
    Optional<String> sha256 = Optional.ofNullable(review.sha256());
    if (review.decision() == Decision.APPROVE) {
      acceptPublisher(name, review.version(), sha256, review.reviewer());
    } else if (find(name) instanceof Found.Listed(Listing listing)) {
      List<String> files =
          of(listing, review.version(), sha256).map(entry -> entry.file().name()).toList();
      store.run(
          session -> new Telling(session, name, clock.millis()).revoked(files, review.reviewer()));
    }
    changed(name);
  }

  private static Stream<Listing.Entry> of(
      Listing listing, String version, Optional<String> sha256) {
    return listing.entries().stream()
        .filter(entry -> entry.version().equals(version))
        .filter(entry -> sha256.isEmpty() || sha256.equals(entry.file().sha256()));
  }

  /// Takes whoever published a version, or one file of it, for the publisher of the project from
  /// now on, because a person has accepted it by waiving or approving it.
  ///
  /// @param sha256 of the file; none: the whole version
  /// @param who has accepted it
  /// @return whether there is such a file
  public boolean acceptPublisher(
      PackageName name, String version, Optional<String> sha256, String who) {
    if (!(find(name) instanceof Found.Listed(Listing listing))) {
      return false;
    }
    List<Listing.Entry> accepted = of(listing, version, sha256).toList();
    if (accepted.isEmpty()) {
      return false;
    }
    List<Verification> found =
        accepted.stream().flatMap(entry -> entry.verification().stream()).distinct().toList();
    store.write(
        session -> {
          Pins.accept(session, name, version, found, who, clock.instant());
          return true;
        });
    changed(name);
    return true;
  }

  /// Appraises one file again, because it was judged; the others stand as they did.
  Optional<Listing.Entry> renew(Listing listing, String file) {
    changes.note(listing.name());
    Optional<Listing.Entry> entry = appraisal.again(listing, file);
    entry.ifPresent(
        it ->
            listings
                .asMap()
                .computeIfPresent(listing.name().normalized(), (_, known) -> known.with(it)));
    return entry;
  }

  /// What would be said of a project under another policy, as far as files and their reasons go.
  public Listing under(Policy other, Listing listing) {
    return appraisal
        .under(other)
        .listing(listing.name(), listing.page(), listing.source(), listing.until(), null)
        .listing();
  }

  /// Forgets what was said of a project, because something about it has changed.
  public void changed(PackageName name) {
    changes.note(name);
    listings.invalidate(name.normalized());
  }

  /// Forgets all that was said, because the policy or what is known has changed.
  public void changed() {
    changes.noteAll();
    listings.invalidateAll();
  }
}
