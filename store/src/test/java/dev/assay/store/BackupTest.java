package dev.assay.store;

import static dev.assay.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.core.verdict.Verdict;
import dev.assay.store.AuditLog.Check;
import dev.assay.store.Backup.Summary;
import dev.assay.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

class BackupTest {
  @OnBoth
  void everythingComesBackInTheOtherDatabase(Place from, Place to) throws IOException {
    Store source = from.open();
    fill(source);
    Path folder = from.folder().resolve("backup");
    Summary written = Backup.write(source, folder);
    Store target = to.open();
    Summary restored = Backup.restore(folder, target);
    assertThat(restored).isEqualTo(written);
    assertThat(written.blobs()).isEqualTo(2);
    for (String table : Tables.ALL) {
      assertThat(rows(target, table)).as(table).isNotEmpty().isEqualTo(rows(source, table));
    }
    HostedFiles.HostedFile file =
        target.read(s -> s.hostedFiles().find("demo-1.0.tar.gz").orElseThrow());
    assertThat(target.blobs().verify(file.sha256())).isInstanceOf(Blobs.Verification.Intact.class);
    assertThat(target.<Check>read(s -> s.auditLog().verify())).isInstanceOf(Check.Intact.class);
    long next = target.write(s -> s.webhooks().add("https://two.example/", "s", List.of(), NOW));
    assertThat(next).isEqualTo(2);
  }

  @OnBoth
  void everyTableIsInIt(Place place) {
    String sql =
        place.sqlite()
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
            : "select table_name from information_schema.tables where table_schema = 'public'";
    List<String> tables = place.open().read(s -> s.sql().list(String.class, sql));
    assertThat(tables)
        .filteredOn(table -> !Set.of("leases", "flyway_schema_history").contains(table))
        .containsExactlyInAnyOrderElementsOf(Tables.ALL);
  }

  @OnBoth
  void itIsOfOneMomentWhileOthersWrite(Place from, Place to) throws Exception {
    Store source = from.open();
    AtomicBoolean done = new AtomicBoolean();
    Thread writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int i = 0; !done.get(); i++) {
                    HostedFiles.HostedFile file =
                        Samples.file(source, "demo-" + i + ".tar.gz", "text " + i);
                    source.run(
                        s -> {
                          s.hostedFiles().upload(file);
                          s.auditLog().append("ada", "upload", file.filename(), "{}", NOW);
                        });
                  }
                });
    while (source.<Boolean>read(s -> s.auditLog().before(Long.MAX_VALUE, 10).size() < 10)) {
      Thread.onSpinWait();
    }
    Path folder = from.folder().resolve("backup");
    Backup.write(source, folder);
    done.set(true);
    writer.join();
    Store target = to.open();
    Backup.restore(folder, target);
    int files = target.read(s -> s.hostedFiles().of("demo").size());
    AuditLog.Entry last = target.read(s -> s.auditLog().last().orElseThrow());
    assertThat(target.<Check>read(s -> s.auditLog().verify()))
        .isEqualTo(new Check.Intact(files, last.hash()));
    for (HostedFiles.HostedFile file :
        target.<List<HostedFiles.HostedFile>>read(s -> s.hostedFiles().of("demo"))) {
      assertThat(target.blobs().verify(file.sha256()))
          .isEqualTo(new Blobs.Verification.Intact(file.size()));
    }
  }

  @OnBoth
  void whatIsDamagedOrInTheWayIsRefusedAndNothingIsTaken(Place from, Place to) throws IOException {
    Store source = from.open();
    fill(source);
    Path folder = from.folder().resolve("backup");
    Backup.write(source, folder);
    Store target = to.open();
    assertRefused(Kind.REFUSED, () -> Backup.write(source, folder));
    assertRefused(Kind.REFUSED, () -> Backup.restore(folder, source));
    assertRefused(Kind.REFUSED, () -> Backup.restore(from.folder(), target));
    for (Path file :
        List.of(folder.resolve("manifest"), Manifest.file(folder, "users"), blob(folder))) {
      byte[] good = Files.readAllBytes(file);
      byte[] bad = good.clone();
      bad[bad.length / 2] ^= 1;
      Files.write(file, bad);
      assertRefused(Kind.DAMAGED, () -> Backup.restore(folder, target));
      Files.write(file, good);
    }
    for (String table : Tables.ALL) {
      assertThat(rows(target, table)).as(table).isEmpty();
    }
    assertThat(Backup.restore(folder, target).blobs()).isEqualTo(2);
  }

  private static void assertRefused(Kind kind, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private static Path blob(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("blobs"))) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  /// Numbers as text, for the databases give them by other Java types.
  private static List<Map<String, String>> rows(Store store, String table) {
    return store.read(
        s ->
            s
                .sql()
                .handle()
                .createQuery("select * from " + table + " order by 1, 2")
                .mapToMap()
                .stream()
                .map(BackupTest::texts)
                .toList());
  }

  private static Map<String, String> texts(Map<String, Object> row) {
    Map<String, String> texts = new java.util.TreeMap<>();
    row.forEach((name, value) -> texts.put(name, text(value)));
    return texts;
  }

  private static String text(Object value) {
    return switch (value) {
      case null -> "null";
      case byte[] bytes -> java.util.HexFormat.of().formatHex(bytes);
      case Boolean b -> b ? "1" : "0";
      default -> value.toString();
    };
  }

  /// At least one row in every table.
  private static void fill(Store store) {
    HostedFiles.HostedFile file = Samples.file(store, "demo-1.0.tar.gz", "one");
    HostedFiles.HostedFile gone = Samples.file(store, "demo-0.9.tar.gz", "two");
    String sha256 = file.sha256();
    store.run(
        s -> {
          s.hostedFiles().upload(file);
          s.hostedFiles().upload(gone);
          s.hostedFiles().remove(gone.filename(), "ada", "wrong \u0001 \"file\" ü", NOW);
          s.upstreamPages()
              .put(
                  new UpstreamPages.UpstreamPage(
                      "main", "demo", 200, NOW, "e", "text/html", new byte[] {0, -1, 7}));
          s.sightings().see("main", "demo", "x.whl", sha256, NOW);
          s.upstreamFiles()
              .putAll(
                  List.of(
                      new UpstreamFiles.UpstreamFile(
                          "main",
                          "demo",
                          "x.whl",
                          null,
                          "https://files.example/x",
                          sha256,
                          1L,
                          null,
                          null,
                          "",
                          null)));
          s.storedFacts()
              .put(new StoredFacts.StoredFact(sha256, "x.whl", 1, new byte[] {1}, 2, 3, NOW));
          s.judgements()
              .put(
                  new Judgements.Judgement(
                      sha256, "x.whl", "b", "demo", "1", Verdict.HOLD, 0.1, "[]", null, NOW));
          s.admissions().add("demo", List.of("x.whl"), NOW);
          s.reviews()
              .add(
                  new Reviews.Review(
                      0, "demo", "1", null, Reviews.Decision.APPROVE, "ada", "fine", NOW, null));
          s.waivers().add(Waivers.Waiver.request("r", "demo", null, null, "bob", "why", NOW, NOW));
          s.publishers().pin(new Publishers.Pin("demo", "{}", NOW, "1"));
          s.publishers()
              .attested(
                  new Publishers.AttestedVersion("demo", "1", Publishers.Attested.NO, null, NOW));
          s.publishers().see(new Publishers.Sight("demo", NOW, NOW));
          s.provenances()
              .keep(new Provenances.Provenance(sha256, "x.whl", "demo", new byte[] {0, -1}, NOW));
          s.provenances()
              .keep(new Provenances.AttestationVerdict(sha256, sha256, sha256, "HOLDS", ""));
        });
    fillRest(store);
  }

  private static void fillRest(Store store) {
    store.run(
        s -> {
          s.users().add(new Users.User("ada", "Ada", Set.of(Role.ADMIN), null, NOW, null));
          s.teams().put(new Teams.Team("core", "Core", NOW));
          s.teams().join("core", "ada");
          s.tokens()
              .add(
                  new Tokens.Token(
                      "t",
                      "h",
                      "l",
                      "ada",
                      Set.of(Scope.READ),
                      List.of("*"),
                      NOW,
                      null,
                      null,
                      null));
          s.claims().add(new Claims.Claim("acme-*", "core", "ada", NOW));
          s.auditLog().append("ada", "login", "ada", "{}", NOW);
          s.incidents().open(Incidents.Kind.CONFUSION, "demo", "", "{}", NOW);
          s.webhooks().add("https://hook.example/", "s", List.of("denied"), NOW);
          s.webhooks().publish("denied", "{}", NOW);
          s.settings().change("policy", 0, "", "ada", NOW);
        });
    store
        .traffic()
        .record(
            new Traffic.Request(
                NOW, "-", "demo", null, null, Traffic.Layer.PAGE, Traffic.Outcome.SERVED, null));
    store.traffic().flush();
  }
}
