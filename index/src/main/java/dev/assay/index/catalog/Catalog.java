package dev.assay.index.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.core.advisory.AdvisorySource;
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
  private final Cache<String, Listing> listings = Caffeine.newBuilder().maximumSize(KEPT).build();

  /// What is said of the same project again, as long as nothing has changed that this node knows
  /// of: what another node has changed shows after this time.
  private static final Duration SURE = Duration.ofSeconds(10);

  /// So much longer it is said while it is found out again, so that a crowd does not wait for it.
  private static final Duration LATE = Duration.ofSeconds(20);

  private final Changes changes = new Changes();
  private final Revocations revocations;
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
    this.revocations = new Revocations(store, clock);
    this.policy = policy;
    this.clock = clock;
    pages.listen(this::changed);
  }

  /// The advisory data that files are appraised by.
  public AdvisorySource.Stamp advisories() {
    return appraisal.knowledge().advisories().stamp();
  }

  /// What there is of a project.
  public Found find(PackageName name) {
    Listing known = listings.getIfPresent(name.normalized());
    Instant now = clock.instant();
    if (known == null || !isOf(known, now)) {
      return appraised(name);
    }
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

  private Found appraised(PackageName name) {
    return appraised(name, false);
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
    Listing listing = appraisal.listing(name, page, source, clock.instant().plus(SURE));
    if (began == changes.of(name)) {
      revocations.compare(listing);
      listings.put(name.normalized(), listing);
    }
    return new Found.Listed(listing);
  }

  /// Finds out how a project stands by what is here, so that whoever keeps a file of it that is no
  /// longer handed out is told.
  void recheck(PackageName name) {
    boolean here = store.read(session -> Publications.find(session, name)).isPresent();
    Optional<Proxied> kept = here || isOurs(name) ? Optional.empty() : pages.kept(name);
    if (kept.isPresent()) {
      revocations.compare(appraisal.listing(name, kept.get().page(), kept, clock.instant()));
    } else if (appraised(name) instanceof Found.Missing) {
      revocations.revokeAll(name);
    }
  }

  /// A file that nobody has looked into is handed out.
  void admit(PackageName name, String file) {
    revocations.admit(name, List.of(file));
  }

  /// How often all that was said was forgotten.
  long changesOfAll() {
    return changes.ofAll();
  }

  /// What follows from what a person said of a release or file: whoever published what was approved
  /// is its project's publisher, and caches in front of us are told at once of what was rejected.
  public void decided(Review review) {
    PackageName name = PackageName.of(review.project());
    Optional<String> sha256 = Optional.ofNullable(review.sha256());
    changed(name);
    if (review.decision() == Decision.APPROVE) {
      acceptPublisher(name, review.version(), sha256, review.reviewer());
    } else {
      var _ = find(name);
    }
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
        it -> {
          revocations.compare(listing.name(), it);
          listings
              .asMap()
              .computeIfPresent(listing.name().normalized(), (_, known) -> known.with(it));
        });
    return entry;
  }

  /// What would be said of a project under another policy, as far as files and their reasons go.
  public Listing under(Policy other, Listing listing) {
    return appraisal
        .under(other)
        .listing(listing.name(), listing.page(), listing.source(), listing.until());
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
