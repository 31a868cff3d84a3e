package dev.assay.index.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.version.PackageName;
import dev.assay.index.FakeIndex;
import dev.assay.index.FakeIndex.Behaviour;
import dev.assay.index.TestClock;
import dev.assay.store.Incidents;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import dev.assay.upstream.IndexFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyTest {
  private static final PackageName ACME = PackageName.of("acme");
  private static final String FILE = "acme-1.0.tar.gz";
  private static final byte[] BYTES = "some bytes of a release".getBytes();
  private static final Pages.Timing TIMING =
      new Pages.Timing(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofMillis(300));

  @TempDir private Path data;
  private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
  private final FakeIndex first = new FakeIndex();
  private final FakeIndex second = new FakeIndex();
  private final ExecutorService fetching = Executors.newVirtualThreadPerTaskExecutor();
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(StoreSettings.in(data));
    first.publish("acme", FILE, "2026-01-01T00:00:00Z", BYTES);
  }

  @AfterEach
  void close() {
    fetching.close();
    store.close();
    first.close();
    second.close();
  }

  private Pages pages() {
    List<Upstream> upstreams = List.of(Upstream.at(first.address()), Upstream.at(second.address()));
    return new Pages(store, upstreams, clock, fetching, TIMING);
  }

  @Test
  void aPageIsFetchedOnceAndServedWhileItIsFresh() {
    Pages pages = pages();
    List<CompletableFuture<PageAnswer>> many =
        IntStream.range(0, 20)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> pages.find(ACME), fetching))
            .toList();
    assertThat(many).allSatisfy(it -> assertThat(files(it.join())).containsExactly(FILE));
    pages.close();
    assertThat(pages().find(ACME)).isInstanceOf(PageAnswer.Found.class);
    assertThat(first.asked()).containsExactly("page acme");
  }

  @Test
  void whatIsOldIsFetchedAgainAndAskedForByItsTag() {
    Pages pages = pages();
    pages.find(ACME);
    clock.pass(Duration.ofHours(2));
    first.publish("acme", "acme-1.1.tar.gz", "2026-11-19T00:00:00Z", BYTES);
    assertThat(files(pages.find(ACME))).containsExactly(FILE, "acme-1.1.tar.gz");
    clock.pass(Duration.ofHours(2));
    assertThat(files(pages.find(ACME))).hasSize(2);
    assertThat(first.asked()).hasSize(3);
  }

  @Test
  void whenTheUpstreamIsDownSlowOrWrongTheKnownPageIsServed() {
    Pages pages = pages();
    pages.find(ACME);
    for (Behaviour trouble : List.of(Behaviour.DOWN, Behaviour.STALLED)) {
      first.behave(trouble);
      clock.pass(Duration.ofHours(2));
      assertThat(pages.find(ACME))
          .isInstanceOfSatisfying(
              PageAnswer.Found.class, found -> assertThat(found.project().stale()).isPresent());
    }
  }

  /// Whoever could not ask the first index must not take the name from the second.
  @Test
  void anIndexThatIsDownDoesNotPassItsNamesOn() {
    second.publish("acme", "acme-99.tar.gz", "2026-01-01T00:00:00Z", BYTES);
    first.behave(Behaviour.DOWN);
    assertThat(pages().find(ACME)).isEqualTo(new PageAnswer.Unreachable("status 503"));
    assertThat(second.asked()).isEmpty();
  }

  @Test
  void theFirstIndexThatHasAProjectIsTheOnlyOne() {
    second.publish("acme", "acme-99.tar.gz", "2026-01-01T00:00:00Z", BYTES);
    second.publish("other", "other-1.tar.gz", "2026-01-01T00:00:00Z", BYTES);
    assertThat(files(pages().find(ACME))).containsExactly(FILE);
    assertThat(files(pages().find(PackageName.of("other")))).containsExactly("other-1.tar.gz");
    assertThat(pages().find(PackageName.of("nobody"))).isEqualTo(new PageAnswer.Missing());
  }

  @Test
  void otherBytesBehindAKnownNameAreAnIncidentAndTheFirstOnesStay() {
    Pages pages = pages();
    Proxied before = found(pages.find(ACME));
    assertThat(fetch(before)).isInstanceOf(FileAnswer.Kept.class);
    clock.pass(Duration.ofHours(2));
    first.publish("acme", FILE, "2026-01-01T00:00:00Z", "other bytes".getBytes());
    Proxied after = found(pages.find(ACME));
    assertThat(after.sight(after.page().files().getFirst()).earlier())
        .contains(FakeIndex.sha256(BYTES));
    assertThat(incidents())
        .extracting(Incidents.Incident::kind)
        .containsExactly(Incidents.Kind.CHANGED_DIGEST);
    assertThat(fetch(after))
        .isInstanceOfSatisfying(
            FileAnswer.Kept.class,
            kept -> assertThat(kept.blob().sha256()).isEqualTo(FakeIndex.sha256(BYTES)));
  }

  @Test
  void aFileIsFetchedOnceAndNeverAgain() {
    Proxied project = found(pages().find(ACME));
    Downloads downloads = new Downloads(store, clock, fetching);
    List<CompletableFuture<FileAnswer>> many =
        IntStream.range(0, 20)
            .mapToObj(_ -> downloads.fetch(project, ACME, project.page().files().getFirst()))
            .toList();
    assertThat(many).allSatisfy(it -> assertThat(it.join()).isInstanceOf(FileAnswer.Kept.class));
    first.behave(Behaviour.DOWN);
    assertThat(fetch(project)).isInstanceOf(FileAnswer.Kept.class);
    assertThat(first.asked()).containsExactly("page acme", "file " + FILE);
  }

  @Test
  void aFileThatIsNotWhatWasStatedIsNotKept() {
    Proxied project = found(pages().find(ACME));
    first.behave(Behaviour.LYING);
    assertThat(fetch(project)).isInstanceOf(FileAnswer.Lied.class);
    first.behave(Behaviour.CUT);
    assertThat(fetch(project)).isInstanceOf(FileAnswer.Failed.class);
    first.behave(Behaviour.DOWN);
    assertThat(fetch(project)).isEqualTo(new FileAnswer.Failed("status 503"));
    assertThat(store.blobs().find(FakeIndex.sha256(BYTES))).isEqualTo(Optional.empty());
    assertThat(incidents())
        .extracting(Incidents.Incident::kind)
        .containsExactly(Incidents.Kind.UPSTREAM_LIED);
  }

  private List<Incidents.Incident> incidents() {
    return store.read(session -> session.incidents().open("acme"));
  }

  private FileAnswer fetch(Proxied project) {
    IndexFile file = project.page().files().getFirst();
    return new Downloads(store, clock, fetching).fetch(project, ACME, file).join();
  }

  private static Proxied found(PageAnswer answer) {
    return ((PageAnswer.Found) answer).project();
  }

  private static List<String> files(PageAnswer answer) {
    return found(answer).page().files().stream().map(IndexFile::name).toList();
  }
}
