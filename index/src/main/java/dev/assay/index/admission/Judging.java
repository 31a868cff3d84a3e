package dev.assay.index.admission;

import dev.assay.core.policy.Policy;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Judge;
import dev.assay.core.verdict.Verdict;
import dev.assay.store.Blob;
import dev.assay.store.Judgements.Judgement;
import dev.assay.store.Store;
import dev.assay.store.StoreException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/// Judges each file once, however many wait for it, on a few threads of its own: judging computes,
/// and must not keep pages from being served. A full queue is an answer too: the file is not
/// judged.
public final class Judging implements AutoCloseable {
  private static final int MOST_WAITING = 10_000;

  private final Store store;
  private final InstantSource clock;
  private final Function<Candidate, Judged> judge;
  private final Supplier<Policy> policy;
  private final String basis;
  private final ThreadPoolExecutor threads;
  private final ConcurrentHashMap<String, CompletableFuture<Judged>> underway =
      new ConcurrentHashMap<>();
  private volatile boolean down;

  /// @param basis what judgements rest on besides the bytes: judgements on another one are made
  ///   anew
  /// @param threads how many files are judged at a time
  public Judging(
      Store store,
      InstantSource clock,
      Function<Candidate, Judged> judge,
      Supplier<Policy> policy,
      String basis,
      int threads) {
    this.store = store;
    this.clock = clock;
    this.judge = judge;
    this.policy = policy;
    this.basis = basis;
    this.threads =
        new ThreadPoolExecutor(
            threads,
            threads,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            judging -> Thread.ofPlatform().name("judging").daemon().unstarted(politely(judging)));
  }

  private static Runnable politely(Runnable judging) {
    return () -> {
      Courtesy.comeAfterOthers();
      judging.run();
    };
  }

  /// What was found of a file, on the present basis or else on an older one.
  public Optional<Judged> known(String sha256, String file) {
    return store
        .read(
            session ->
                session
                    .judgements()
                    .find(sha256, file, basis)
                    .or(() -> session.judgements().latest(sha256, file)))
        .map(this::read);
  }

  /// What a judgement that is kept says was found.
  public Judged read(Judgement row) {
    return JudgedText.read(row.findings(), row.score(), Optional.ofNullable(row.error()));
  }

  /// What is found of a file: what is kept, or what is found now. It ends exceptionally when the
  /// store fails, for then nothing is known of the file.
  public CompletableFuture<Judged> judge(Candidate candidate) {
    Blob blob = candidate.blob();
    Optional<Judgement> kept =
        store.read(session -> session.judgements().find(blob.sha256(), candidate.file(), basis));
    if (kept.isPresent() && kept.get().error() == null) {
      return CompletableFuture.completedFuture(read(kept.get()));
    }
    String key = blob.sha256() + " " + candidate.file();
    CompletableFuture<Judged> mine = new CompletableFuture<>();
    CompletableFuture<Judged> first = underway.putIfAbsent(key, mine);
    if (first != null) {
      return first;
    }
    try {
      threads.execute(() -> run(candidate, key, mine));
    } catch (RejectedExecutionException _) {
      underway.remove(key, mine);
      mine.complete(Judged.failed("too many files wait to be judged"));
    }
    return mine;
  }

  private void run(Candidate candidate, String key, CompletableFuture<Judged> mine) {
    try {
      if (down) {
        mine.complete(Judged.failed("the judge is down"));
        return;
      }
      Judged judged = judge.apply(candidate);
      keep(candidate, judged);
      mine.complete(judged);
    } catch (StoreException failure) {
      mine.completeExceptionally(failure);
    } catch (RuntimeException | Error failure) {
      mine.complete(Judged.failed("a fault of ours: " + failure.getClass().getSimpleName()));
    } finally {
      underway.remove(key, mine);
    }
  }

  private void keep(Candidate candidate, Judged judged) {
    Judgement row =
        new Judgement(
            candidate.blob().sha256(),
            candidate.file(),
            basis,
            candidate.project().normalized(),
            candidate.version(),
            verdict(judged),
            judged.score(),
            JudgedText.write(judged),
            judged.error().orElse(null),
            clock.millis());
    store.note(
        session -> {
          session.judgements().put(row);
          return true;
        });
  }

  /// By the policy of the moment: for queues and counts, not for admission.
  private Verdict verdict(Judged judged) {
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    List<Decision> decisions = new Judge(policy.get(), today).decideOne(judged.findings());
    return decisions.stream()
        .map(Decision::verdict)
        .reduce(judged.error().isEmpty() ? Verdict.ADMIT : Verdict.HOLD, Verdict::and);
  }

  /// What judgements rest on now, besides the bytes.
  public String basis() {
    return basis;
  }

  /// How many files wait or are being judged.
  public int waiting() {
    return underway.size();
  }

  /// Whether files are judged at all.
  public boolean isUp() {
    return !down && !threads.isShutdown();
  }

  /// Stops or resumes judging; what was judged is served all the same.
  public void setUp(boolean up) {
    down = !up;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
