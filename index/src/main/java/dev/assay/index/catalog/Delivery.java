package dev.assay.index.catalog;

import dev.assay.core.admission.Gate;
import dev.assay.core.finding.Finding;
import dev.assay.core.policy.IndexPolicy;
import dev.assay.core.policy.IndexPolicy.LargeFiles;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import dev.assay.core.version.PackageName;
import dev.assay.index.admission.Candidate;
import dev.assay.index.admission.Judged;
import dev.assay.index.admission.Judging;
import dev.assay.index.admission.Standing;
import dev.assay.index.provenance.ProvenanceArchive;
import dev.assay.index.provenance.Stated;
import dev.assay.index.proxy.Downloads;
import dev.assay.index.proxy.FileAnswer;
import dev.assay.index.proxy.Proxied;
import dev.assay.store.Blob;
import dev.assay.store.Store;
import dev.assay.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Hands out files and their metadata. A file that nobody has looked into is fetched and judged
/// while its request waits, so long as the policy has patience; then the request is told to come
/// again.
public final class Delivery {
  private static final int LARGE_TAKES_LONGER = 10;
  private static final int MOST_FILES_AHEAD = 24;
  private static final int MOST_PAGES_AHEAD = 12;
  private static final String HELD_AS_LARGE =
      "it is large, and the policy holds large files until they are approved";

  private final Store store;
  private final Catalog catalog;
  private final Downloads downloads;
  private final ProvenanceArchive provenances;
  private final Judging judging;
  private final InstantSource clock;
  private final Descriptions descriptions;
  private final Ahead files = new Ahead(MOST_FILES_AHEAD);
  private final Ahead pages = new Ahead(MOST_PAGES_AHEAD);

  public Delivery(
      Store store,
      Catalog catalog,
      Downloads downloads,
      ProvenanceArchive provenances,
      Judging judging,
      InstantSource clock) {
    this.store = store;
    this.catalog = catalog;
    this.downloads = downloads;
    this.provenances = provenances;
    this.judging = judging;
    this.clock = clock;
    this.descriptions = new Descriptions(store, downloads, clock);
  }

  /// A file of a project for whoever belongs to some teams.
  public Served file(PackageName name, String file, Set<String> teams) {
    return file(catalog.find(name, teams), file);
  }

  private Served file(Found found, String file) {
    return switch (found) {
      case Found.Missing() -> new Served.Missing();
      case Found.Unreachable(String reason) -> new Served.Unavailable(reason);
      case Found.Listed(Listing listing) ->
          listing.entry(file).map(entry -> file(listing, entry)).orElse(new Served.Missing());
    };
  }

  private Served file(Listing listing, Listing.Entry entry) {
    if (entry.standing() instanceof Standing.Refused refused) {
      return new Served.Refused(entry, refused);
    }
    IndexPolicy limits = catalog.inForce(listing.view()).index();
    boolean large = entry.file().size().orElse(0) >= limits.large();
    if (large && isHeldForItsSize(entry, limits)) {
      return notJudged(entry, HELD_AS_LARGE);
    }
    long patience = limits.patience().toMillis() * (large ? LARGE_TAKES_LONGER : 1);
    long end = System.nanoTime() + Duration.ofMillis(patience).toNanos();
    return switch (waited(fetch(listing, entry), end)) {
      case Waited.Done<FileAnswer>(FileAnswer.Kept(Blob blob)) ->
          kept(listing, entry, blob, limits, end);
      case Waited.Done<FileAnswer>(FileAnswer.Lied(String stated, String sent)) ->
          new Served.Unavailable(
              "upstream sent bytes with sha256 %s and states %s".formatted(sent, stated));
      case Waited.Done<FileAnswer>(FileAnswer.Failed(String reason)) ->
          new Served.Unavailable(reason);
      case Waited.Late<FileAnswer>() -> new Served.Pending(entry, "it is being fetched");
    };
  }

  private static boolean isHeldForItsSize(Listing.Entry entry, IndexPolicy limits) {
    return entry.standing() instanceof Standing.Unjudged && limits.largeFiles() == LargeFiles.HOLD;
  }

  /// The size that counts is that of the bytes: the index behind may state none.
  private Served kept(
      Listing listing, Listing.Entry entry, Blob blob, IndexPolicy limits, long end) {
    if (!(entry.standing() instanceof Standing.Unjudged)) {
      return new Served.Ready(blob, true);
    }
    boolean large = blob.size() >= limits.large();
    if (large && isHeldForItsSize(entry, limits)) {
      return notJudged(entry, HELD_AS_LARGE);
    }
    if (large && limits.largeFiles() == LargeFiles.ADMIT) {
      catalog.admit(listing, entry.file().name());
      return new Served.Ready(blob, false);
    }
    return judged(listing, entry, blob, end);
  }

  private CompletableFuture<FileAnswer> fetch(Listing listing, Listing.Entry entry) {
    if (listing.source().isPresent()) {
      Proxied source = listing.source().get();
      return downloads.fetch(source, listing.name(), entry.file());
    }
    return CompletableFuture.completedFuture(
        entry
            .file()
            .sha256()
            .flatMap(store.blobs()::find)
            .<FileAnswer>map(FileAnswer.Kept::new)
            .orElse(new FileAnswer.Failed("its bytes are no longer here")));
  }

  private Served judged(Listing listing, Listing.Entry entry, Blob blob, long end) {
    return switch (waited(stated(listing, entry, blob.sha256()), end)) {
      case Waited.Late<Stated>() -> new Served.Pending(entry, "its attestations are being fetched");
      case Waited.Done<Stated>(Stated.Failed(String reason)) ->
          new Served.Unavailable("its attestations cannot be had: " + reason);
      case Waited.Done<Stated>(Stated stated) -> judged(listing, entry, blob, stated, end);
    };
  }

  private CompletableFuture<Stated> stated(Listing listing, Listing.Entry entry, String sha256) {
    return listing
        .source()
        .map(source -> provenances.fetch(source, listing.name(), entry.file(), sha256))
        .orElseGet(
            () -> CompletableFuture.completedFuture(provenances.hosted(entry.file().name())));
  }

  private Candidate candidate(Listing listing, Listing.Entry entry, Blob blob, Stated stated) {
    return new Candidate(
        listing.name(),
        entry.version(),
        entry.file().name(),
        blob,
        entry.offer().uploaded(),
        stated,
        before(listing, entry));
  }

  /// What a file is judged by must not hang on who asks first: what is admitted to everybody comes
  /// before what is admitted to the caller alone.
  private Optional<Candidate.Before> before(Listing listing, Listing.Entry entry) {
    Earlier earlier = new Earlier(store.blobs());
    return earlier
        .find(catalog.forEverybody(listing), entry)
        .or(() -> earlier.find(listing, entry));
  }

  /// Judges a file anew that is here and still listed, with its attestations as they are stated
  /// now, and waits for it.
  ///
  /// @return whether that was possible
  boolean judgeAnew(PackageName name, String file, String sha256) {
    Optional<Blob> blob = store.blobs().find(sha256);
    if (blob.isEmpty() || !(catalog.find(name) instanceof Found.Listed(Listing listing))) {
      return false;
    }
    Optional<Listing.Entry> entry =
        listing.entry(file).filter(it -> it.file().sha256().filter(sha256::equals).isPresent());
    if (entry.isEmpty()) {
      return false;
    }
    Stated stated = stated(listing, entry.get(), sha256).join();
    if (stated instanceof Stated.Failed) {
      return false;
    }
    Judged judged = judging.judge(candidate(listing, entry.get(), blob.get(), stated)).join();
    var _ = catalog.renew(listing, file);
    return judged.error().isEmpty();
  }

  private Served judged(Listing listing, Listing.Entry entry, Blob blob, Stated stated, long end) {
    Candidate candidate = candidate(listing, entry, blob, stated);
    CompletableFuture<Judged> judged = judging.judge(candidate);
    descriptions.describe(listing, entry.file().name(), blob);
    // A database that breaks down loses its last moments, and with them what was judged then.
    return again(listing, entry, blob, waited(judged, end))
        .or(() -> again(listing, entry, blob, waited(judging.judge(candidate), end)))
        .orElseGet(() -> notJudged(entry, "its judgement was not kept"));
  }

  /// How the file stands now that it was judged; none where its judgement was not kept.
  private Optional<Served> again(
      Listing listing, Listing.Entry entry, Blob blob, Waited<Judged> waited) {
    if (!(waited instanceof Waited.Done<Judged>(Judged judged))) {
      return Optional.of(new Served.Pending(entry, "it is being judged"));
    }
    Listing.Entry now = catalog.renew(listing, entry.file().name()).orElse(entry);
    tell(listing, now);
    return switch (now.standing()) {
      case Standing.Refused refused -> Optional.of(new Served.Refused(now, refused));
      case Standing.Admitted(var _) -> Optional.of(new Served.Ready(blob, true));
      case Standing.Unjudged() -> judged.error().map(reason -> notJudged(entry, reason));
    };
  }

  /// Tells of a file that was judged and is refused to everybody.
  private void tell(Listing listing, Listing.Entry judged) {
    boolean everybodys = listing.view().audience().equals(Audience.EVERYBODY);
    Optional<Listing.Entry> entry =
        everybodys
            ? Optional.of(judged)
            : catalog.forEverybody(listing).entry(judged.file().name());
    entry.ifPresent(
        it -> {
          if (it.standing() instanceof Standing.Refused refused) {
            store.run(
                session ->
                    new Telling(session, listing.name(), clock.millis()).refused(it, refused));
          }
        });
  }

  private static Served notJudged(Listing.Entry entry, String reason) {
    Finding finding = Gate.notJudged(entry.offer(), reason);
    Decision decision = new Decision(finding, Verdict.HOLD, "held because unknown is not safe");
    return new Served.Refused(entry, new Standing.Refused(Verdict.HOLD, List.of(decision)));
  }

  /// Fetches and judges, ahead of its request, the file that a client is likely to want of a
  /// project.
  public void foresee(Listing listing, String agent) {
    Foresight.likely(listing, agent).ifPresent(entry -> foresee(listing.view(), entry));
  }

  private void foresee(View view, Listing.Entry entry) {
    if (entry.standing() instanceof Standing.Unjudged) {
      files.start(
          () -> {
            var _ = file(catalog.find(view), entry.file().name());
          });
    }
  }

  /// Whoever reads the metadata of a release is likely to ask for what it needs.
  private void foresee(Blob metadata, Set<String> teams, String agent) {
    if (!Foresight.isInstaller(agent)) {
      return;
    }
    for (PackageName name : Foresight.needs(bytes(metadata))) {
      pages.start(
          () -> {
            if (catalog.find(name, teams) instanceof Found.Listed(Listing listing)) {
              foresee(listing, agent);
            }
          });
    }
  }

  private static byte[] bytes(Blob metadata) {
    try {
      return Files.readAllBytes(metadata.path());
    } catch (IOException _) {
      return new byte[0];
    }
  }

  /// The metadata of a file (PEP 658). Whoever asks for them is likely to ask for the file next, so
  /// that it is fetched and judged meanwhile, and for the projects that it needs.
  ///
  /// @param agent what the client says of itself
  public Served metadata(PackageName name, String file, Set<String> teams, String agent) {
    if (!(catalog.find(name, teams) instanceof Found.Listed(Listing listing))) {
      return new Served.Missing();
    }
    Optional<Listing.Entry> entry = listing.entry(file);
    if (entry.isEmpty() || entry.get().file().metadata().isEmpty()) {
      return new Served.Missing();
    }
    if (entry.get().standing() instanceof Standing.Refused refused) {
      return new Served.Refused(entry.get(), refused);
    }
    if (Foresight.isSmall(entry.get().file())) {
      foresee(listing.view(), entry.get());
    }
    Served served = metadata(listing, entry.get());
    if (served instanceof Served.Ready(Blob metadata, boolean _)) {
      foresee(metadata, teams, agent);
    }
    return served;
  }

  /// Where they cannot be had without the file, they are taken out of it once it is here.
  private Served metadata(Listing listing, Listing.Entry entry) {
    if (Descriptions.isBestFetched(listing, entry.file())) {
      var _ = waited(fetch(listing, entry), end(listing));
    }
    Optional<Blob> found = descriptions.find(listing, entry.file());
    if (found.isPresent()) {
      return new Served.Ready(found.get(), true);
    }
    if (listing.source().isEmpty()) {
      return new Served.Missing();
    }
    return switch (file(listing, entry)) {
      case Served.Ready(Blob blob, boolean _) ->
          descriptions
              .learn(listing, entry.file().name(), blob)
              .<Served>map(kept -> new Served.Ready(kept, true))
              .orElse(new Served.Missing());
      case Served other -> other;
    };
  }

  /// The provenance object of a file (PEP 740), as whoever published it served it.
  public Provenance provenance(PackageName name, String file, Set<String> teams) {
    if (!(catalog.find(name, teams) instanceof Found.Listed(Listing listing))) {
      return new Provenance.Missing();
    }
    Optional<Listing.Entry> entry = listing.entry(file);
    Optional<String> sha256 = entry.flatMap(it -> it.file().sha256());
    if (sha256.isEmpty()) {
      return new Provenance.Missing();
    }
    if (entry.get().standing() instanceof Standing.Refused refused) {
      return new Provenance.Refused(entry.get(), refused);
    }
    return switch (waited(stated(listing, entry.get(), sha256.get()), end(listing))) {
      case Waited.Done<Stated>(Stated.Served(byte[] json)) -> new Provenance.Ready(json);
      case Waited.Done<Stated>(Stated.Failed(String reason)) -> new Provenance.Unavailable(reason);
      case Waited.Done<Stated>(Stated _) -> new Provenance.Missing();
      case Waited.Late<Stated>() -> new Provenance.Unavailable("no answer in time");
    };
  }

  private long end(Listing listing) {
    return System.nanoTime() + catalog.inForce(listing.view()).index().patience().toNanos();
  }

  /// What came of waiting.
  private sealed interface Waited<T> {
    record Done<T>(T result) implements Waited<T> {}

    record Late<T>() implements Waited<T> {}
  }

  private static <T> Waited<T> waited(CompletableFuture<T> future, long end) {
    try {
      return new Waited.Done<>(future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      return new Waited.Late<>();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Waited.Late<>();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof StoreException store) {
        throw store;
      }
      throw new IllegalStateException("a fault of ours", failure);
    }
  }
}
