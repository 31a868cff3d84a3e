package dev.assay.index.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.FakeIndex;
import dev.assay.index.TestClock;
import dev.assay.index.Wheels;
import dev.assay.index.upload.UploadLimits;
import dev.assay.store.AuditLog;
import dev.assay.store.Claims.Claim;
import dev.assay.store.HostedFiles.HostedFile;
import dev.assay.store.HostedProjects.HostedProject;
import dev.assay.store.Scope;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";
  private static final byte[] GOOD = Wheels.wheel("acme", "1.0", Wheels.HARMLESS);

  @TempDir private Path data;
  private final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
  private final FakeIndex upstream = new FakeIndex();
  private Store store;
  private AccessIndex index;
  private String publisher;

  @BeforeEach
  void start() {
    store = Store.open(StoreSettings.in(data));
    index = new AccessIndex(store, upstream, clock, AccessIndex.Setup.DEFAULT);
    publisher = index.token("ci", List.of(), Scope.UPLOAD, Scope.READ);
  }

  @AfterEach
  void stop() {
    index.close();
    store.close();
    upstream.close();
  }

  private HttpResponse<String> upload(Form form) {
    return index.upload(publisher, form);
  }

  private static Form good() {
    return Form.of("acme", "1.0", WHEEL, GOOD);
  }

  private List<HostedProject> projects() {
    return store.read(it -> it.hostedProjects().all());
  }

  private HostedFile kept(String file) {
    return store.read(it -> it.hostedFiles().find(file)).orElseThrow();
  }

  private long left() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("blobs/.incoming"))) {
      return files.count();
    }
  }

  @Test
  void anUploadIsOfferedAtOnceWithAllThatClientsNeed() throws IOException {
    HttpResponse<String> answer = upload(good());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"new\":true", "\"standing\":\"offered\"");
    HttpResponse<String> page = index.read(publisher, "/simple/acme/");
    assertThat(page.body())
        .contains(WHEEL, FakeIndex.sha256(GOOD))
        .contains("data-requires-python=\"&gt;=3.8\"", "data-core-metadata=\"sha256=");
    assertThat(index.read(publisher, "/files/acme/" + WHEEL + ".metadata").body())
        .startsWith("Metadata-Version: 2.4");
    assertThat(index.read(publisher, "/simple/").body()).contains("acme");
    List<AuditLog.Entry> entries = store.read(it -> it.auditLog().about(WHEEL, 9));
    assertThat(entries)
        .singleElement()
        .satisfies(entry -> assertThat(entry.actor()).isEqualTo("ci"));
    assertThat(left()).isZero();
  }

  @Test
  void theSameFileAgainIsNothingNewAndOtherBytesAreRefusedForEver() {
    upload(good());
    assertThat(upload(good()).body()).contains("\"new\":false");
    byte[] other = Wheels.wheel("acme", "1.0", Wheels.HARMLESS + "# changed\n");
    HttpResponse<String> refused = upload(Form.of("acme", "1.0", WHEEL, other));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("File already exists");
    List<HostedFile> files = store.read(it -> it.hostedFiles().of("acme"));
    assertThat(files).hasSize(1);
    String file = "/api/projects/acme/files/" + WHEEL;
    assertThat(index.call(index.admin(), "DELETE", file + "?reason=leak", "").statusCode())
        .isEqualTo(200);
    HttpResponse<String> spent = upload(good());
    assertThat(spent.statusCode()).isEqualTo(400);
    assertThat(spent.body()).contains("its name is spent");
    assertThat(index.read(publisher, "/files/acme/" + WHEEL).statusCode()).isEqualTo(404);
  }

  @Test
  void aThiefIsStoredAndNotOffered() {
    upload(good());
    byte[] evil = Wheels.wheel("acme", "1.1", Wheels.HARMLESS + Wheels.THIEF);
    String file = "acme-1.1-py3-none-any.whl";
    HttpResponse<String> answer = upload(Form.of("acme", "1.1", file, evil));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("stored, but not offered", "denied by", "/why/acme");
    assertThat(index.read(publisher, "/simple/acme/").body()).contains(WHEEL).doesNotContain(file);
    assertThat(index.read(publisher, "/files/acme/" + file).statusCode()).isEqualTo(403);
  }

  /// Whoever approved the release has not seen this file of it.
  @Test
  void aFileThatIsAddedLaterIsJudgedAsNew() {
    upload(good());
    String reviewer = index.token("rita", List.of(), Scope.REVIEW);
    String approval =
        "{\"project\":\"acme\",\"version\":\"1.0\",\"decision\":\"approve\",\"reason\":\"read it\"}";
    assertThat(index.call(reviewer, "POST", "/api/reviews", approval).statusCode()).isEqualTo(201);
    clock.pass(Duration.ofDays(400));
    byte[] evil = Wheels.wheel("acme", "1.0", Wheels.HARMLESS + Wheels.THIEF);
    String late = "acme-1.0-py2-none-any.whl";
    assertThat(upload(Form.of("acme", "1.0", late, evil)).statusCode()).isEqualTo(403);
    assertThat(index.read(publisher, "/simple/acme/").body()).doesNotContain(late);
    clock.pass(Duration.ofMinutes(1));
    index.call(reviewer, "POST", "/api/reviews", approval);
    assertThat(index.read(publisher, "/simple/acme/").body()).contains(late);
  }

  @Test
  void aNameOfSomebodyElseIsRefusedUntilItIsClaimed() {
    upstream.publish("acme", WHEEL, "2026-01-01T00:00:00Z", GOOD);
    HttpResponse<String> refused = upload(good());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("is a project of", "claim the name");
    index.team("tools");
    store.run(session -> session.claims().add(new Claim("acme*", "tools", "root", 0)));
    index.catalog.changed();
    HttpResponse<String> others = upload(good());
    assertThat(others.statusCode()).isEqualTo(403);
    assertThat(others.body()).contains("belongs to team `tools`");
    String own = index.token("team:tools/ci", List.of(), Scope.UPLOAD);
    assertThat(index.upload(own, good()).statusCode()).isEqualTo(200);
  }

  @Test
  void whenUpstreamCannotBeAskedNobodyCanSay() {
    upstream.behave(FakeIndex.Behaviour.DOWN);
    assertThat(upload(good()).statusCode()).isEqualTo(503);
    assertThat(projects()).isEmpty();
  }

  @Test
  void aTokenForOtherProjectsDoesNotDo() {
    String bound = index.token("ci", List.of("other", "tool-*"), Scope.UPLOAD);
    assertThat(index.upload(bound, good()).statusCode()).isEqualTo(403);
    assertThat(index.upload("", good()).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../acme-1.0-py3-none-any.whl",
        "..%2facme-1.0-py3-none-any.whl",
        "/etc/acme-1.0-py3-none-any.whl",
        "C:\\acme-1.0-py3-none-any.whl",
        "acme-1.0-py3-none-any.whl\u0000.txt",
        "acme-1.0\r\nX-Evil: yes-py3-none-any.whl",
        "acme-1.0-py3-none-any.whl\u001b[31m",
        "<script>-1.0-py3-none-any.whl",
        "acme-1.0-py3-none-any.exe",
        "acme-1.0.tar.bz2",
        "acme-2.0-py3-none-any.whl",
        "other-1.0-py3-none-any.whl",
        "acme-1.0-py3-none.whl",
        ".whl",
        ""
      })
  void oddNamesOfFilesAreRefused(String file) throws IOException {
    HttpResponse<String> answer = upload(Form.of("acme", "1.0", file, GOOD));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().map()).doesNotContainKey("x-evil");
    assertThat(answer.body()).doesNotContain("\u001b", "\r");
    assertThat(projects()).isEmpty();
    assertThat(left()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../acme", "ac me", "acme\u001b[2J", "-acme", "acme\r\nX-Evil: 1", "аcme"})
  void oddNamesOfProjectsAreRefused(String name) {
    HttpResponse<String> answer = upload(Form.of(name, "1.0", WHEEL, GOOD));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().map()).doesNotContainKey("x-evil");
  }

  @Test
  void theFileMustBeWhatItsNameSays() {
    byte[] other = Wheels.wheel("other", "1.0", Wheels.HARMLESS);
    assertThat(upload(Form.of("acme", "1.0", WHEEL, other)).body())
        .contains("of another name or version");
    byte[] cut = Arrays.copyOf(GOOD, GOOD.length / 2);
    assertThat(upload(Form.of("acme", "1.0", WHEEL, cut)).body()).contains("no archive");
    byte[] text = "no archive at all".getBytes(StandardCharsets.UTF_8);
    assertThat(upload(Form.of("acme", "1.0", "acme-1.0.tar.gz", text)).body())
        .contains("no archive");
  }

  @Test
  void everyStatedDigestIsCompared() {
    String zero = "0".repeat(64);
    assertThat(upload(Form.head("acme", "1.0", WHEEL, zero).file(WHEEL, GOOD)).body())
        .contains("sha256_digest");
    assertThat(upload(good().field("md5_digest", "0".repeat(32))).body()).contains("md5_digest");
    assertThat(upload(good().field("blake2_256_digest", zero)).body())
        .contains("blake2_256_digest");
    assertThat(projects()).isEmpty();
  }

  @Test
  void whatIsTooLargeOrBrokenLeavesNothing() throws IOException {
    HttpResponse<String> field = upload(good().field("description", "x".repeat(300 << 10)));
    assertThat(field.statusCode()).isEqualTo(413);
    Form many = new Form();
    for (int i = 0; i < 600; i++) {
      many.field("classifiers", "a");
    }
    assertThat(upload(many).statusCode()).isEqualTo(413);
    Form all = new Form();
    for (int i = 0; i < 6; i++) {
      all.field("description", "x".repeat(200 << 10));
    }
    assertThat(upload(all).statusCode()).isEqualTo(413);
    assertThat(upload(new Form().raw("no form")).statusCode()).isEqualTo(400);
    assertThat(upload(Form.head("acme", "1.0", WHEEL, "00")).statusCode()).isEqualTo(400);
    assertThat(left()).isZero();
  }

  @Test
  void aFileAboveTheLimitIsNotTakenIn() throws IOException {
    AccessIndex.Setup setup = AccessIndex.Setup.DEFAULT;
    try (AccessIndex small =
        new AccessIndex(
            store,
            upstream,
            clock,
            new AccessIndex.Setup(
                setup.access(), setup.oidc(), setup.root(), UploadLimits.DEFAULT.withFile(100)))) {
      assertThat(small.upload(publisher, good()).statusCode()).isEqualTo(413);
    }
    assertThat(left()).isZero();
  }

  /// The connection ends in the middle of the file.
  @Test
  void aTruncatedUploadLeavesNothing() throws IOException {
    byte[] open = good().open();
    byte[] cut = Arrays.copyOf(open, open.length - 40);
    try (Socket socket = new Socket("127.0.0.1", index.address().getPort())) {
      String head =
          "POST /legacy/ HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(publisher, good().type(), good().body().length);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(cut);
      socket.shutdownOutput();
      InputStream answer = socket.getInputStream();
      assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8)).doesNotContain(" 200 ");
    }
    assertThat(projects()).isEmpty();
    assertThat(left()).isZero();
    HttpResponse<String> whole = index.upload(publisher, good());
    assertThat(whole.statusCode()).isEqualTo(200);
  }

  @Test
  void twoNodesRaceOnOneName() {
    try (AccessIndex second = new AccessIndex(store, upstream, clock, AccessIndex.Setup.DEFAULT)) {
      for (int round = 0; round < 5; round++) {
        String version = "1." + round;
        String file = "acme-" + version + "-py3-none-any.whl";
        byte[] one = Wheels.wheel("acme", version, Wheels.HARMLESS);
        byte[] two = Wheels.wheel("acme", version, Wheels.HARMLESS + "# other\n");
        CompletableFuture<Integer> first =
            CompletableFuture.supplyAsync(
                () -> upload(Form.of("acme", version, file, one)).statusCode());
        int here = second.upload(publisher, Form.of("acme", version, file, two)).statusCode();
        assertThat(List.of(first.join(), here)).containsExactlyInAnyOrder(200, 400);
        byte[] kept = first.join() == 200 ? one : two;
        assertThat(kept(file).sha256()).isEqualTo(FakeIndex.sha256(kept));
      }
    }
  }

  @Test
  void whatIsNoAttestationIsRefusedAndNothingKept() throws IOException {
    for (String sent : List.of("[{\"version\":1}]", "[]", "{}", "{")) {
      HttpResponse<String> answer = upload(good().field("attestations", sent));
      assertThat(answer.statusCode()).as(sent).isEqualTo(400);
      assertThat(answer.body()).contains("its attestations do not hold");
    }
    assertThat(projects()).isEmpty();
    assertThat(left()).isZero();
  }

  @Test
  void attestationsThatNobodyCanVerifyAreKeptAndNotAdvertised() {
    HttpResponse<String> answer = upload(good().field("attestations", "[{\"version\":2}]"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(index.read(publisher, "/simple/acme/").body())
        .contains(WHEEL)
        .doesNotContain("data-provenance");
    assertThat(index.read(publisher, "/provenance/acme/" + WHEEL).body()).contains("unverified");
    assertThat(index.read(publisher, "/provenance/acme/none-1.0.tar.gz").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aFileIsYankedAndTakenBack() {
    upload(good());
    String yank = "/api/projects/acme/files/" + WHEEL + "/yank";
    String reason = "{\"reason\":\"broken on \\\"3.14\\\" <b>\"}";
    assertThat(index.call(publisher, "PUT", yank, reason).statusCode()).isEqualTo(200);
    assertThat(index.read(publisher, "/simple/acme/").body())
        .contains("data-yanked=\"broken on &quot;3.14&quot; &lt;b&gt;\"");
    assertThat(index.call(publisher, "DELETE", yank, "").statusCode()).isEqualTo(200);
    assertThat(index.read(publisher, "/simple/acme/").body()).doesNotContain("data-yanked");
    assertThat(
            index
                .call(publisher, "PUT", "/api/projects/other/files/" + WHEEL + "/yank", "{}")
                .statusCode())
        .isEqualTo(404);
  }
}
