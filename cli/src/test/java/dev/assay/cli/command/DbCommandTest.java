package dev.assay.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.sun.net.httpserver.HttpServer;
import dev.assay.cli.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbCommandTest {
  private static final String RECORD =
      """
      {"id": "MAL-2099-1", "published": "2026-07-20T00:00:00Z",
       "affected": [{"package": {"ecosystem": "PyPI", "name": "made-up"}, "versions": ["1.0"]}]}
      """;
  private static final String KEV =
      """
      {"dateReleased": "2026-07-21T00:00:00Z",
       "vulnerabilities": [{"cveID": "CVE-2099-1", "dateAdded": "2026-07-21"}]}
      """;
  private static final String EPSS =
      "#model_version:v1,score_date:2026-07-22T00:00:00Z\ncve,epss,percentile\nCVE-2099-1,0.5,0.9\n";

  @TempDir private Path home;
  @TempDir private Path project;

  private final Map<String, byte[]> served = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          byte[] body = served.get(exchange.getRequestURI().getPath());
          try (exchange) {
            exchange.sendResponseHeaders(body == null ? 503 : 200, body == null ? -1 : body.length);
            if (body != null) {
              exchange.getResponseBody().write(body);
            }
          }
        });
    server.start();
    served.put("/all.zip", zip(RECORD));
    served.put("/kev.json", KEV.getBytes(UTF_8));
    served.put("/epss.csv", EPSS.getBytes(UTF_8));
    Files.writeString(project.resolve("requirements.txt"), "made-up==1.0\n");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anUpdateFetchesAllFeedsAndStatusShowsThem() throws IOException {
    Run update = run("db", "update");
    assertThat(update.code()).as(update.err()).isZero();
    assertThat(update.out()).isEmpty();
    assertThat(update.err())
        .contains("OSV: 1 entries, the newest of 2026-07-20")
        .contains("KEV: 1 entries", "EPSS: 1 entries");
    Run status = run("db", "status");
    assertThat(status.code()).isZero();
    assertThat(status.out())
        .contains("OSV: " + url("/all.zip"), "2026-07-20 (4 days old)")
        .contains("last checked at 2026-07-24T00:00:00Z");
    assertThat(requests).hasValue(3);
    assertValid(run("db", "status", "--format", "json").out());
  }

  @Test
  void withoutAnUpdateStatusShowsTheSnapshot() throws IOException {
    Run status = run("db", "status", "--format", "json");
    assertThat(status.out())
        .contains("\"source\": \"snapshot\"", "CC-BY-4.0", "\"entries\": 6811")
        .doesNotContain("epss");
    assertValid(status.out());
    assertThat(run("db", "status").out()).contains("EPSS: none; run `assay db update`");
    assertThat(requests).hasValue(0);
  }

  @Test
  void aFeedThatFailsMakesTheUpdateUndecidedAndTheOthersCount() {
    served.remove("/epss.csv");
    Run update = run("db", "update");
    assertThat(update.code()).isEqualTo(3);
    assertThat(update.err())
        .contains("EPSS: the answer is status 503", "hint: ")
        .contains("OSV: 1 entries");
    assertThat(run("db", "status").out()).contains("OSV: " + url("/all.zip"));
  }

  @Test
  void anAuditFetchesOnceADay() {
    Run first = run("audit", "--format", "json");
    assertThat(first.code()).isEqualTo(1);
    assertThat(first.err()).isEmpty();
    assertThat(first.out()).contains("MAL-2099-1", "\"source\": \"" + url("/all.zip") + "\"");
    assertThat(requests).hasValue(3);
    assertThat(run("audit", "--format", "json").out()).isEqualTo(first.out());
    assertThat(requests).hasValue(3);
  }

  @Test
  void anAuditSaysInOneLineWhatItFallsBackTo() {
    served.clear();
    Run audit = run("audit");
    assertThat(audit.code()).isZero();
    assertThat(audit.err().lines())
        .containsExactly(
            "assay: the advisory data could not be brought up to date (OSV: the answer is status"
                + " 503, KEV: the answer is status 503, EPSS: the answer is status 503); using the"
                + " snapshot of 2026-07-23");
    assertThat(run("audit", "--quiet").err()).isEmpty();
  }

  @Test
  void anOfflineAuditNeverConnects() {
    run("db", "update");
    requests.set(0);
    assertThat(run("audit", "--offline").code()).isEqualTo(1);
    assertThat(run("audit", "--offline", "--db", url("/all.zip")).code()).isEqualTo(3);
    assertThat(requests).hasValue(0);
  }

  @Test
  void whatIsNamedIsUsedAndNothingElse() throws IOException {
    Files.write(project.resolve("own.zip"), zip(RECORD));
    Run own = run("audit", "--db", "own.zip", "--format", "json");
    assertThat(own.code()).as(own.err()).isEqualTo(1);
    assertThat(own.out()).contains("\"source\": \"own.zip\"", "MAL-2099-1");
    assertThat(requests).hasValue(0);
    assertThat(run("audit", "--db", url("/all.zip")).code()).isEqualTo(1);
    assertThat(requests).hasValue(1);
    served.clear();
    Run gone = run("audit", "--db", url("/all.zip"));
    assertThat(gone.code()).isEqualTo(3);
    assertThat(gone.out()).isEmpty();
    assertThat(gone.err()).contains("the answer is status 503");
  }

  @Test
  void aFolderOfRecordsMayBeNamed() throws IOException {
    Path folder = Files.createDirectories(project.resolve("records/deeper"));
    Files.writeString(folder.resolve("MAL-2099-1.json"), RECORD);
    assertThat(run("audit", "--db", "records").code()).isEqualTo(1);
    assertThat(run("audit", "--db", "records/none").code()).isEqualTo(3);
  }

  @Test
  void filesFetchedElsewhereAreTakenIn() throws IOException {
    Files.write(project.resolve("all.zip"), zip(RECORD));
    Files.writeString(project.resolve("kev.json"), KEV);
    Files.writeString(project.resolve("epss.csv"), EPSS);
    Run load = run("db", "import", "all.zip", "kev.json", "epss.csv");
    assertThat(load.code()).as(load.err()).isZero();
    assertThat(run("audit").code()).isEqualTo(1);
    assertThat(requests).hasValue(0);
    assertValid(run("db", "status", "--format", "json").out());
  }

  @Test
  void whatIsNoFeedIsNotTakenIn() throws IOException {
    Files.writeString(project.resolve("page.html"), "<html>");
    Files.writeString(project.resolve("broken.zip"), "PK no zip");
    assertThat(run("db", "import", "page.html").code()).isEqualTo(3);
    assertThat(run("db", "import", "absent.zip").code()).isEqualTo(3);
    assertThat(run("db", "import", "broken.zip").code()).isEqualTo(3);
    assertThat(run("db", "import").code()).isEqualTo(2);
    assertThat(run("db", "status").out()).contains("OSV: snapshot");
  }

  @Test
  void credentialsOfAMirrorAreNeverShown() {
    Map<String, String> environment = Map.of("ASSAY_OSV_URL", "ftp://bob:hunter2@mirror.example/x");
    Run wrong = Run.in(project, home, environment, "db", "update");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("ASSAY_OSV_URL").doesNotContain("hunter2");
    String mirror = url("/all.zip").replace("http://", "http://bob:hunter2@");
    assertThat(run("audit", "--db", mirror, "--format", "json").out())
        .contains(url("/all.zip"))
        .doesNotContain("hunter2");
  }

  private Run run(String... arguments) {
    Map<String, String> mirrors =
        Map.of(
            "ASSAY_OSV_URL", url("/all.zip"),
            "ASSAY_KEV_URL", url("/kev.json"),
            "ASSAY_EPSS_URL", url("/epss.csv"));
    return Run.in(project, home, mirrors, arguments);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private static void assertValid(String json) throws IOException {
    Path file =
        Path.of(System.getProperty("assay.root"), "docs/reference/schemas/db-1.schema.json");
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    assertThat(registry.getSchema(Files.readString(file)).validate(json, InputFormat.JSON))
        .isEmpty();
  }

  private static byte[] zip(String record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("MAL-2099-1.json"));
      out.write(record.getBytes(UTF_8));
      out.closeEntry();
    }
    return bytes.toByteArray();
  }
}
