package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.cli.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--ask-index` against an index on this machine.
class IndexCheckTest {
  @TempDir private Path home;
  @TempDir private Path project;

  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;
  private HttpServer other;

  @BeforeEach
  void start() throws IOException {
    server = start("one");
    other = start("two");
  }

  private HttpServer start(String label) throws IOException {
    HttpServer started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    started.createContext("/", exchange -> answer(label, exchange));
    started.setExecutor(threads);
    started.start();
    return started;
  }

  @AfterEach
  void stop() {
    server.stop(0);
    other.stop(0);
    threads.shutdownNow();
  }

  private void answer(String label, HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(label + path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    String page = pages.getOrDefault(label + path, "404");
    try (exchange) {
      if (page.startsWith("->")) {
        exchange.getResponseHeaders().add("Location", page.substring(2));
        exchange.sendResponseHeaders(302, -1);
      } else if (page.equals("huge")) {
        exchange.sendResponseHeaders(200, 0);
        pour(exchange.getResponseBody());
      } else if (page.length() == 3) {
        exchange.sendResponseHeaders(Integer.parseInt(page), -1);
      } else {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private static void pour(OutputStream out) throws IOException {
    byte[] spaces = new byte[1 << 20];
    for (int mebibyte = 0; mebibyte < 40; mebibyte++) {
      out.write(spaces);
    }
  }

  @Test
  void whatTheIndexSaysIsToldOfEachPin() throws IOException {
    write("a==1.0\nb==1.0\nc==1.0\nd==1.0\ne==9.0\nf==1.0\n");
    page("one", "a", "active", file("a", "1.0", "\"bad <b>build\""));
    page("one", "b", "quarantined", file("b", "1.0", "false"));
    page("one", "c", "archived", file("c", "1.0", "false"));
    page("one", "e", "active", file("e", "1.0", "false"));
    page("one", "f", "active", file("f", "1.0", "false") + ", 7, {\"filename\": 3}");
    Run run = ask("");
    assertThat(run.out())
        .contains("yanked", "bad <b>build", "quarantined", "archived")
        .contains("requirements.txt:1", "requirements.txt:2", "requirements.txt:3")
        .contains("requirements.txt:4", "requirements.txt:5");
    assertThat(run.out().lines().filter(line -> line.contains("`f`"))).isEmpty();
    assertThat(run.code()).isEqualTo(1);
    assertThat(ask("", "--format", "html").out()).contains("bad &lt;b").doesNotContain("bad <b>");
  }

  @Test
  void onlyNamesAreTold() throws IOException {
    write("Demo.Package==1.0\n");
    ask("");
    assertThat(asked).containsExactly("one/simple/demo-package/ null");
  }

  @Test
  void failuresAreNotAuditedAndTheRestGoesOn() throws IOException {
    write("good==1.0\nbroken==1.0\ngarbage==1.0\nhuge==1.0\ndeep==1.0\n");
    page("one", "good", "active", file("good", "1.0", "\"bad build\""));
    pages.put("one/simple/broken/", "503");
    pages.put("one/simple/garbage/", "<html>no json</html>");
    pages.put("one/simple/huge/", "huge");
    pages.put("one/simple/deep/", "[".repeat(100_000));
    Run run = ask("");
    assertThat(run.out())
        .contains("bad build")
        .contains("broken on the index: status 503")
        .contains("garbage on the index: no JSON of PEP 691")
        .contains("huge on the index: no answer: it is larger than 32 MiB")
        .contains("deep on the index: no JSON of PEP 691: nested more than 200 deep");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aNameOnTwoIndexesIsTold() throws IOException {
    write("a==1.0\nb==1.0\n");
    page("one", "a", "active", file("a", "1.0", "false"));
    page("two", "a", "active", file("a", "1.0", "false"));
    page("one", "b", "active", file("b", "1.0", "false"));
    Run run = ask("", Map.of("PIP_EXTRA_INDEX_URL", url(other, "")));
    assertThat(run.out().lines().filter(line -> line.contains("is on a second index too")))
        .singleElement()
        .asString()
        .contains("`a`");
  }

  @Test
  void credentialsGoToTheirServerAndNowhereElse() throws IOException {
    write("a==1.0\nb==1.0\nc==1.0\n");
    pages.put("one/simple/a/", "->" + url(other, "") + "/a/");
    page("two", "a", "active", file("a", "1.0", "\"bad build\""));
    pages.put("one/simple/b/", "503");
    pages.put("one/simple/c/", "->http://eve:x@" + address(other) + "/simple/c/");
    for (String format : List.of("text", "json", "sarif", "cyclonedx", "markdown", "html")) {
      Run run = ask("bob:hunter2@", "--format", format);
      assertThat(run.out() + run.err()).doesNotContain("hunter2");
    }
    assertThat(asked).contains("one/simple/a/ Basic Ym9iOmh1bnRlcjI=", "two/simple/a/ null");
    assertThat(asked).noneMatch(line -> line.startsWith("two/simple/c/"));
    assertThat(ask("bob:hunter2@").out()).contains("bad build", "a redirect that is not followed");
  }

  @Test
  void redirectsThatNeverEndAreAFailure() throws IOException {
    write("a==1.0\n");
    pages.put("one/simple/a/", "->/simple/a/");
    Run run = ask("");
    assertThat(run.out()).contains("a on the index: status 302");
    assertThat(run.code()).isEqualTo(3);
    assertThat(asked).hasSizeLessThan(10);
  }

  @Test
  void anIndexThatIsAwayIsAFailureForEachName() throws IOException {
    write("a==1.0\n");
    server.stop(0);
    Run run = ask("");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("a on the index: no answer");
  }

  private Run ask(String userInfo, String... more) {
    return ask(userInfo, Map.of(), more);
  }

  private Run ask(String userInfo, Map<String, String> extra, String... more) {
    Map<String, String> environment = new HashMap<>(extra);
    environment.put("PIP_INDEX_URL", url(server, userInfo));
    String[] arguments = new String[more.length + 3];
    arguments[0] = "audit";
    arguments[1] = "--offline";
    arguments[2] = "--ask-index";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Run.in(project, home, environment, arguments);
  }

  private static String url(HttpServer server, String userInfo) {
    return "http://" + userInfo + address(server) + "/simple";
  }

  private static String address(HttpServer server) {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void page(String label, String name, String status, String files) {
    pages.put(
        label + "/simple/" + name + "/",
        "{\"project-status\": {\"status\": \"%s\"}, \"files\": [%s]}".formatted(status, files));
  }

  private static String file(String name, String version, String yanked) {
    return "{\"filename\": \"%s-%s.tar.gz\", \"url\": \"x\", \"hashes\": {}, \"yanked\": %s}"
        .formatted(name, version, yanked);
  }

  private void write(String text) throws IOException {
    Files.writeString(project.resolve("requirements.txt"), text);
  }
}
