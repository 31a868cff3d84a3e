package dev.assay.index.catalog;

import com.github.benmanes.caffeine.cache.Cache;
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
import dev.assay.index.proxy.Share;
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

/// Says of each project which files are offered to whom. A name that lives here or is claimed for
/// us is never asked of anybody else.
public final class Catalog {
  private final Store store;
  private final Pages pages;
  private final Judging judging;
  private final ReleaseKnowledge knowledge;
  private final Supplier<Policy> policy;
  private final InstantSource clock;
  private final Cache<View, Appraisal.Said> listings = Share.of(Appraisal.Said::kibibytes);

  /// What is said of the same project again, as long as nothing has changed that this node knows
  /// of: what another node has changed shows after this time.
  private static final Duration SURE = Duration.ofSeconds(10);

  /// So much longer it is said while it is found out again, so that a crowd does not wait for it.
  private static final Duration LATE = Duration.ofSeconds(20);

  private final Changes changes = new Changes();
  private final Revocations revocations;
  private final SingleFlight<Asked, Found> appraising = new SingleFlight<>();
  private final Set<View> underway = ConcurrentHashMap.newKeySet();

  /// A view after so many changes of its project.
  private record Asked(View view, long changes) {}

  public Catalog(
      Store store,
      Pages pages,
      Judging judging,
      ReleaseKnowledge knowledge,
      Supplier<Policy> policy,
      InstantSource clock) {
    this.store = store;
    this.pages = pages;
    this.judging = judging;
    this.knowledge = knowledge;
    this.revocations = new Revocations(store, clock);
    this.policy = policy;
    this.clock = clock;
    pages.listen(this::changed);
  }

  /// The advisory data that files are appraised by.
  public AdvisorySource.Stamp advisories() {
    return knowledge.advisories().stamp();
  }

  /// What there is of a project for everybody.
  public Found find(PackageName name) {
    return find(name, Set.of());
  }

  /// What there is of a project for whoever belongs to some teams.
  public Found find(PackageName name, Set<String> teams) {
    String holder = policy.get().heldBy(teams).holder();
    Found found = find(new View(name, new Audience(holder, Set.of())));
    if (!(found instanceof Found.Listed(Listing listing))) {
      return found;
    }
    Set<String> waived = listing.waiving(teams);
    return waived.isEmpty() ? found : find(new View(name, new Audience(holder, waived)));
  }

  /// What there is of a project for an audience.
  Found find(View view) {
    Appraisal.Said said = listings.getIfPresent(view);
    Instant now = clock.instant();
    if (said == null || !isOf(said.listing(), now)) {
      return appraised(view);
    }
    Listing known = said.listing();
    if (!now.isBefore(known.until()) && underway.add(view)) {
      Thread.ofVirtual().name("renewing").start(() -> renew(view));
    }
    return new Found.Listed(known);
  }

  /// Whether a listing can be said now: it is neither too old nor, as the clock was set back, of
  /// the future.
  private static boolean isOf(Listing known, Instant now) {
    return !now.isAfter(known.until().plus(LATE)) && !known.until().isAfter(now.plus(SURE));
  }

  private void renew(View view) {
    try {
      var _ = appraised(view);
    } finally {
      underway.remove(view);
    }
  }

  /// Once however many ask; whoever asks after a change is not told what was found before it.
  private Found appraised(View view) {
    return appraising.get(new Asked(view, changes.of(view.name())), () -> appraised(view, false));
  }

  /// @param again because something has changed meanwhile, as it does when a page is fetched
  private Found appraised(View view, boolean again) {
    PackageName name = view.name();
    long began = changes.of(name);
    Optional<ProjectPage> published = store.read(session -> Publications.find(session, name));
    if (published.isPresent()) {
      return listed(view, published.get(), Optional.empty(), began);
    }
    if (isOurs(name)) {
      return new Found.Missing();
    }
    return switch (pages.find(name)) {
      case PageAnswer.Found(Proxied project) ->
          again || began == changes.of(name)
              ? listed(view, project.page(), Optional.of(project), began)
              : appraised(view, true);
      case PageAnswer.Missing() -> new Found.Missing();
      case PageAnswer.Unreachable(String reason) -> new Found.Unreachable(reason);
    };
  }

  /// Whether there is such a team: with a policy of its own, or one that users can belong to.
  public boolean isTeam(String name) {
    return Policy.Team.isName(name)
        && (policy.get().teams().stream().anyMatch(team -> team.name().equals(name))
            || store.read(session -> session.teams().find(name)).isPresent());
  }

  /// The teams for whose members a question is answered: a named one (empty: everybody), or those
  /// that the asker belongs to; none where there is no such team.
  public Optional<Set<String>> asked(Optional<String> named, Set<String> own) {
    if (named.isEmpty()) {
      return Optional.of(own);
    }
    if (named.get().isEmpty()) {
      return Optional.of(Set.of());
    }
    return named.filter(this::isTeam).map(Set::of);
  }

  /// The team whose policy holds for whoever belongs to some teams; none: everybody's does.
  public Optional<String> policyOf(Set<String> teams) {
    return Optional.of(policy.get().heldBy(teams).name()).filter(name -> !name.isEmpty());
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
  private Found listed(View view, ProjectPage page, Optional<Proxied> source, long began) {
    Appraisal.Said before = listings.getIfPresent(view);
    Appraisal.Said said =
        appraisal(inForce(view)).listing(view, page, source, clock.instant().plus(SURE), before);
    if (began == changes.of(view.name())) {
      compare(said.listing());
      listings.put(view, said);
    }
    return new Found.Listed(said.listing());
  }

  /// What everybody may have had is followed; members of teams are given nothing that is kept by
  /// others.
  private void compare(Listing listing) {
    if (listing.view().audience().equals(Audience.EVERYBODY)) {
      revocations.compare(listing);
    }
  }

  /// Finds out how a project stands by what is here, so that whoever keeps a file of it that is no
  /// longer handed out is told.
  void recheck(PackageName name) {
    boolean here = store.read(session -> Publications.find(session, name)).isPresent();
    Optional<Proxied> kept = here || isOurs(name) ? Optional.empty() : pages.kept(name);
    View view = new View(name, Audience.EVERYBODY);
    if (kept.isPresent()) {
      compare(
          appraisal(inForce(view))
              .listing(view, kept.get().page(), kept, clock.instant(), null)
              .listing());
    } else if (appraised(view) instanceof Found.Missing) {
      revocations.revokeAll(name);
    }
  }

  /// A file that nobody has looked into is handed out.
  void admit(Listing listing, String file) {
    if (listing.view().audience().equals(Audience.EVERYBODY)) {
      revocations.admit(listing.name(), List.of(file));
    }
  }

  /// How often all that was said was forgotten.
  long changesOfAll() {
    return changes.ofAll();
  }

  private Appraisal appraisal(Policy by) {
    return new Appraisal(store, judging, knowledge, by, clock);
  }

  /// The policy by which a project is looked at now.
  Policy inForce(View view) {
    return view.audience().under(policy.get());
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

  /// Appraises one file again, because it was judged; the others stand as they did. Other audiences
  /// are told anew when they ask.
  Optional<Listing.Entry> renew(Listing listing, String file) {
    View view = listing.view();
    changes.note(view.name());
    Optional<Listing.Entry> entry = appraisal(inForce(view)).again(listing, file);
    entry.ifPresent(it -> renewed(view, it));
    listings.asMap().keySet().removeIf(it -> it.name().equals(view.name()) && !it.equals(view));
    return entry;
  }

  private void renewed(View view, Listing.Entry entry) {
    if (view.audience().equals(Audience.EVERYBODY)) {
      revocations.compare(view.name(), entry);
    }
    listings.asMap().computeIfPresent(view, (_, known) -> known.with(entry));
  }

  /// A listing as everybody sees it.
  Listing forEverybody(Listing listing) {
    return !listing.view().audience().equals(Audience.EVERYBODY)
            && find(listing.name()) instanceof Found.Listed(Listing everybodys)
        ? everybodys
        : listing;
  }

  /// What would be said of a project under another policy, as far as files and their reasons go.
  ///
  /// @param other what would hold for the audience of the listing
  public Listing under(Policy other, Listing listing) {
    return appraisal(other)
        .listing(listing.view(), listing.page(), listing.source(), listing.until(), null)
        .listing();
  }

  /// Forgets what was said of a project, because something about it has changed.
  public void changed(PackageName name) {
    changes.note(name);
    listings.asMap().keySet().removeIf(view -> view.name().equals(name));
  }

  /// Forgets all that was said, because the policy or what is known has changed.
  public void changed() {
    changes.noteAll();
    listings.invalidateAll();
  }
}
