package dev.assay.index.proxy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.core.version.PackageName;
import dev.assay.store.Store;
import dev.assay.store.StoreException;
import dev.assay.store.UpstreamPages.UpstreamPage;
import dev.assay.upstream.IndexClient.Sent;
import dev.assay.upstream.PageReader;
import dev.assay.upstream.ProjectPage;
import dev.assay.upstream.SentPage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The pages of the upstreams. The first upstream that has a project is the only one asked for it.
/// A page is fetched once however many ask; one that is known is served while it is fetched again,
/// and also when the upstream is down, slow or wrong.
public final class Pages implements AutoCloseable {
  private static final int KEPT = 4_096;
  private static final int MOST_KEPT_MEANWHILE = 32;
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
  private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

  private final Store store;
  private final List<Upstream> upstreams;
  private final InstantSource clock;
  private final Executor fetching;
  private final Tally tally = new Tally();
  private final Timing timing;
  private final PageArchive archive;
  private final Cache<String, PageAnswer> answers = Share.of(Pages::kibibytes);
  private final Cache<String, PageAnswer> missing =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(Duration.ofMinutes(1)).build();
  private final ConcurrentHashMap<String, CompletableFuture<PageAnswer>> underway =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, CompletableFuture<Void>> keeping =
      new ConcurrentHashMap<>();
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

  /// How old pages may be.
  ///
  /// @param fresh so long a page is served without asking anybody
  /// @param usable so long it is served while it is fetched again
  /// @param patience how long a request waits for an upstream when there is something older to
  ///   serve
  public record Timing(Duration fresh, Duration usable, Duration patience) {
    /// What suits an index that many use.
    public static final Timing DEFAULT =
        new Timing(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofSeconds(5));
  }

  /// Is told when a page is not as it was.
  @FunctionalInterface
  public interface Listener {
    void changed(PackageName project);
  }

  private final Map<String, String> troubles = new ConcurrentHashMap<>();

  public Pages(
      Store store,
      List<Upstream> upstreams,
      InstantSource clock,
      Executor fetching,
      Timing timing) {
    this.store = store;
    this.upstreams = List.copyOf(upstreams);
    this.clock = clock;
    this.fetching = fetching;
    this.timing = timing;
    this.archive = new PageArchive(store, clock);
  }

  /// About one for each file, with what was seen of it before.
  private static int kibibytes(PageAnswer answer) {
    return 1
        + (answer instanceof PageAnswer.Found(Proxied project) ? project.page().files().size() : 0);
  }

  /// Tells a listener of changes from now on.
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /// What was asked for so far.
  public Tally tally() {
    return tally;
  }

  /// What the upstreams say of a project.
  public PageAnswer find(PackageName name) {
    PageAnswer absent = missing.getIfPresent(name.normalized());
    if (absent != null) {
      tally.hit();
      return absent;
    }
    Optional<PageAnswer> known = known(name);
    Duration age = known.map(this::age).orElse(timing.usable().plusSeconds(1));
    if (known.isPresent() && age.compareTo(timing.fresh()) <= 0) {
      tally.hit();
      return known.get();
    }
    tally.miss();
    CompletableFuture<PageAnswer> fetched = fetch(name);
    if (known.isEmpty()) {
      return joined(fetched);
    }
    return age.compareTo(timing.usable()) <= 0 ? known.get() : waited(fetched, known.get());
  }

  /// Fetches a page now, whatever is known.
  public PageAnswer refresh(PackageName name) {
    return joined(fetch(name));
  }

  /// A failure of the store is one of whoever asked.
  private static PageAnswer joined(CompletableFuture<PageAnswer> fetched) {
    try {
      return fetched.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof StoreException store) {
        throw store;
      }
      throw failure;
    }
  }

  private PageAnswer waited(CompletableFuture<PageAnswer> fetched, PageAnswer known) {
    try {
      PageAnswer answer = fetched.get(timing.patience().toMillis(), TimeUnit.MILLISECONDS);
      return answer instanceof PageAnswer.Unreachable(String reason)
          ? stale(known, reason)
          : answer;
    } catch (TimeoutException _) {
      return stale(known, "no answer within " + timing.patience().toSeconds() + " seconds");
    } catch (ExecutionException failure) {
      return stale(known, "a fault of ours: " + failure.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return known;
    }
  }

  private static PageAnswer stale(PageAnswer known, String reason) {
    return known instanceof PageAnswer.Found(Proxied project)
        ? new PageAnswer.Found(project.stale(reason))
        : known;
  }

  /// What the upstreams said of a project last, however long ago; none when nothing is kept.
  public Optional<Proxied> kept(PackageName name) {
    return answers.getIfPresent(name.normalized()) instanceof PageAnswer.Found(Proxied project)
        ? Optional.of(project)
        : archived(name);
  }

  private Optional<Proxied> archived(PackageName name) {
    return upstreams.stream()
        .flatMap(upstream -> archive.find(upstream, name).stream())
        .findFirst();
  }

  private Optional<PageAnswer> known(PackageName name) {
    PageAnswer answer = answers.getIfPresent(name.normalized());
    if (answer != null) {
      return Optional.of(answer);
    }
    Optional<PageAnswer> kept = archived(name).map(PageAnswer.Found::new);
    kept.ifPresent(it -> answers.put(name.normalized(), it));
    return kept;
  }

  private Duration age(PageAnswer answer) {
    return switch (answer) {
      case PageAnswer.Found(Proxied project) -> age(project.fetched());
      case PageAnswer.Missing(), PageAnswer.Unreachable(String _) -> timing.usable().plusSeconds(1);
    };
  }

  /// What was fetched in the future is old: the clock was set back.
  private Duration age(Instant fetched) {
    Duration age = Duration.between(fetched, clock.instant());
    return age.isNegative() ? timing.usable().plusSeconds(1) : age;
  }

  private CompletableFuture<PageAnswer> fetch(PackageName name) {
    String key = name.normalized();
    CompletableFuture<PageAnswer> mine = new CompletableFuture<>();
    CompletableFuture<PageAnswer> first = underway.putIfAbsent(key, mine);
    if (first != null) {
      return first;
    }
    fetching.execute(
        () -> {
          try {
            keeping.getOrDefault(key, NOTHING).join();
            PageAnswer answer = ask(name);
            // Whoever asks from now on shall not get what was true before.
            underway.remove(key, mine);
            mine.complete(answer);
          } catch (RuntimeException | Error failure) {
            underway.remove(key, mine);
            mine.completeExceptionally(failure);
          }
        });
    return mine;
  }

  private PageAnswer ask(PackageName name) {
    for (Upstream upstream : upstreams) {
      PageAnswer answer = ask(upstream, name);
      if (answer instanceof PageAnswer.Unreachable(String reason)) {
        troubles.put(upstream.id(), reason);
      } else {
        troubles.remove(upstream.id());
      }
      if (!(answer instanceof PageAnswer.Missing)) {
        return answer;
      }
    }
    answers.invalidate(name.normalized());
    PageAnswer absent = new PageAnswer.Missing();
    missing.put(name.normalized(), absent);
    return absent;
  }

  private PageAnswer ask(Upstream upstream, PackageName name) {
    Optional<UpstreamPage> kept = archive.row(upstream, name);
    Optional<String> etag = kept.flatMap(row -> Optional.ofNullable(row.etag()));
    return switch (upstream.client().fetch(name, etag)) {
      case Sent.Page(SentPage sent) ->
          sent.read() instanceof PageReader.Reading.Read(ProjectPage page)
              ? keep(name, archive.see(upstream, name, page), sent.etag())
              : new PageAnswer.Unreachable("the index sent no page that can be read");
      case Sent.Unchanged() ->
          archive
              .confirm(upstream, name)
              .map(project -> remember(name, project, false))
              .orElse(new PageAnswer.Unreachable("the index sent nothing though it was asked"));
      case Sent.Missing() -> {
        kept.ifPresent(_ -> forget(upstream, name));
        yield new PageAnswer.Missing();
      }
      case Sent.Failed(String reason) -> new PageAnswer.Unreachable(reason);
    };
  }

  /// Keeps a page while whoever waits for it is answered. One that cannot be kept is fetched again.
  private PageAnswer keep(PackageName name, Proxied seen, Optional<String> etag) {
    String key = name.normalized();
    Runnable work = () -> archive.keep(name, seen, etag);
    if (keeping.size() >= MOST_KEPT_MEANWHILE) {
      work.run();
    } else {
      CompletableFuture<Void> kept =
          CompletableFuture.runAsync(work, fetching).exceptionally(_ -> null);
      keeping.put(key, kept);
      var _ = kept.thenRun(() -> keeping.remove(key, kept));
    }
    return remember(name, seen, true);
  }

  private PageAnswer remember(PackageName name, Proxied project, boolean changed) {
    PageAnswer answer = new PageAnswer.Found(project);
    answers.put(name.normalized(), answer);
    missing.invalidate(name.normalized());
    if (changed) {
      listeners.forEach(listener -> listener.changed(name));
    }
    return answer;
  }

  /// The project is gone upstream. What was seen of its files stays on record, so that whoever
  /// registers the name anew is noticed.
  private void forget(Upstream upstream, PackageName name) {
    store.write(
        session -> {
          session.upstreamPages().remove(upstream.id(), name.normalized());
          return true;
        });
    listeners.forEach(listener -> listener.changed(name));
  }

  /// The upstreams, in their order.
  public List<Upstream> upstreams() {
    return upstreams;
  }

  /// Why an upstream could not be asked the last time; none when it could, or was never asked.
  public Optional<String> trouble(Upstream upstream) {
    return Optional.ofNullable(troubles.get(upstream.id()));
  }

  /// Waits a while until what was fetched is kept.
  @Override
  public void close() {
    CompletableFuture<?>[] all = keeping.values().toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(all)
        .completeOnTimeout(null, LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /// Fetches again what was asked for lately and is about to grow old, so that nobody waits for it.
  ///
  /// @return how many pages were fetched
  public int refreshOld(int most) {
    int refreshed = 0;
    for (String name :
        List.copyOf(answers.policy().eviction().orElseThrow().hottest(most).keySet())) {
      PageAnswer answer = answers.getIfPresent(name);
      if (answer instanceof PageAnswer.Found(Proxied project)
          && age(project.fetched()).compareTo(timing.fresh()) > 0) {
        refresh(PackageName.of(name));
        refreshed++;
      }
    }
    return refreshed;
  }
}
