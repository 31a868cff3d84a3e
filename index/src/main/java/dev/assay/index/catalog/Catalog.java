package dev.assay.index.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.core.policy.NamePattern;
import dev.assay.core.policy.Policy;
import dev.assay.core.version.PackageName;
import dev.assay.index.admission.Judging;
import dev.assay.index.admission.ReleaseKnowledge;
import dev.assay.index.proxy.PageAnswer;
import dev.assay.index.proxy.Pages;
import dev.assay.index.proxy.Proxied;
import dev.assay.store.Store;
import dev.assay.upstream.ProjectPage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

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
    Listing known = listings.getIfPresent(name.normalized());
    if (known != null && clock.instant().isBefore(known.until())) {
      return new Found.Listed(known);
    }
    Optional<ProjectPage> published = store.read(session -> Publications.find(session, name));
    if (published.isPresent()) {
      return listed(name, published.get(), Optional.empty());
    }
    if (isOurs(name)) {
      return new Found.Missing();
    }
    return switch (pages.find(name)) {
      case PageAnswer.Found(Proxied project) -> listed(name, project.page(), Optional.of(project));
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

  private Found listed(PackageName name, ProjectPage page, Optional<Proxied> source) {
    Listing listing = appraisal.listing(name, page, source, clock.instant().plus(SURE));
    listings.put(name.normalized(), listing);
    return new Found.Listed(listing);
  }

  /// What would be said of a project under another policy, as far as files and their reasons go.
  public Listing under(Policy other, Listing listing) {
    return appraisal
        .under(other)
        .listing(listing.name(), listing.page(), listing.source(), listing.until());
  }

  /// Forgets what was said of a project, because something about it has changed.
  public void changed(PackageName name) {
    listings.invalidate(name.normalized());
  }

  /// Forgets all that was said, because the policy or what is known has changed.
  public void changed() {
    listings.invalidateAll();
  }
}
