package dev.assay.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The metadata of wheels on a server that may or may not send parts of them.
class WheelExcerptTest {
  private static final String METADATA = "Metadata-Version: 2.4\nName: demo\nVersion: 1.0\n";
  private static final int LARGE = 3 << 20;

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private byte[] file = new byte[0];
  private Answer answer = this::part;

  /// How the server answers.
  @FunctionalInterface
  private interface Answer {
    void send(HttpExchange exchange, int first, int last) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/demo.whl",
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          asked.add(range);
          String[] ends = range.substring("bytes=".length()).split("-", -1);
          boolean suffix = ends[0].isEmpty();
          int first =
              suffix
                  ? Math.max(0, file.length - Integer.parseInt(ends[1]))
                  : Integer.parseInt(ends[0]);
          answer.send(exchange, first, suffix ? file.length - 1 : Integer.parseInt(ends[1]));
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void part(HttpExchange exchange, int first, int last) throws IOException {
    part(exchange, first, last, "bytes %d-%d/%d".formatted(first, last, file.length));
  }

  private void part(HttpExchange exchange, int first, int last, String range) throws IOException {
    exchange.getResponseHeaders().set("Content-Range", range);
    exchange.sendResponseHeaders(206, last - first + 1);
    exchange.getResponseBody().write(file, first, last - first + 1);
    exchange.close();
  }

  private Excerpt excerpt() {
    return excerpt(OptionalLong.of(file.length));
  }

  private Excerpt excerpt(OptionalLong size) {
    URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    IndexFile wheel =
        new IndexFile(
            "demo-1.0-py3-none-any.whl",
            root.resolve("/demo.whl"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            size,
            Optional.empty(),
            Optional.empty());
    try (IndexClient client = new IndexClient(root.resolve("/simple/"))) {
      return client.excerpt(wheel);
    }
  }

  private static void assertMetadata(Excerpt excerpt, String expected) {
    assertThat(excerpt)
        .isInstanceOfSatisfying(
            Excerpt.Read.class,
            read ->
                assertThat(new String(read.bytes(), StandardCharsets.UTF_8)).isEqualTo(expected));
  }

  @Test
  void theEndOfALargeWheelIsEnough() throws IOException {
    file = wheel(noise(), METADATA, "");
    assertMetadata(excerpt(), METADATA);
    assertMetadata(excerpt(OptionalLong.empty()), METADATA);
    int first = file.length - (80 << 10);
    assertThat(asked)
        .containsExactly("bytes=" + first + "-" + (file.length - 1), "bytes=-" + (80 << 10));
  }

  @Test
  void metadataAtTheBeginningCostOneMoreRequest() throws IOException {
    file =
        zip(
            "",
            new Member("demo-1.0.dist-info/METADATA", METADATA.getBytes(StandardCharsets.UTF_8)),
            new Member("demo/data.bin", noise()));
    assertMetadata(excerpt(), METADATA);
    assertThat(asked).hasSize(2);
  }

  @Test
  void aCommentBehindTheArchiveIsNoObstacle() throws IOException {
    file = wheel(noise(), METADATA, "x".repeat(60_000));
    assertMetadata(excerpt(), METADATA);
  }

  @Test
  void anArchiveThatEndsTwiceIsNotRead() throws IOException {
    byte[] inner = zip("", new Member("demo-1.0.dist-info/METADATA", "evil".getBytes()));
    file = wheel(noise(), METADATA, new String(inner, StandardCharsets.ISO_8859_1));
    assertThat(excerpt()).isInstanceOf(Excerpt.Unreadable.class);
  }

  @Test
  void longMetadataAreReadAndHugeOnesAreNot() throws IOException {
    String text = METADATA + "\n" + "€".repeat(1 << 20);
    file = wheel(new byte[0], text, "");
    assertMetadata(excerpt(), text);
    file = wheel(new byte[0], METADATA + "x".repeat(5 << 20), "");
    assertThat(excerpt()).isInstanceOf(Excerpt.Unreadable.class);
  }

  @Test
  void aDirectoryOf64BitsIsRead() throws IOException {
    byte[] plain = wheel(noise(), METADATA, "");
    file = with64(plain);
    assertMetadata(excerpt(), METADATA);
  }

  @Test
  void metadataInTwoPlacesAreNone() throws IOException {
    file =
        zip(
            "",
            new Member("demo-1.0.dist-info/METADATA", METADATA.getBytes(StandardCharsets.UTF_8)),
            new Member("other-1.0.dist-info/METADATA", METADATA.getBytes(StandardCharsets.UTF_8)));
    assertThat(excerpt()).isInstanceOf(Excerpt.Unreadable.class);
    file = zip("", new Member("demo/__init__.py", new byte[0]));
    assertThat(excerpt()).isEqualTo(new Excerpt.Unreadable("it has no metadata of its own"));
    file = "no archive at all".getBytes(StandardCharsets.UTF_8);
    assertThat(excerpt()).isInstanceOf(Excerpt.Unreadable.class);
  }

  /// Of the whole file that comes instead no more than what is in the air is received.
  @Test
  void aServerThatSendsWholeFilesIsNotListenedTo() throws IOException {
    file = wheel(noise(), METADATA, "");
    answer =
        (exchange, _, _) -> {
          exchange.sendResponseHeaders(200, 1L << 40);
          try {
            while (true) {
              exchange.getResponseBody().write(new byte[64 << 10]);
            }
          } catch (IOException _) {
            exchange.close();
          }
        };
    assertThat(excerpt()).isEqualTo(new Excerpt.WholeOnly());
  }

  @Test
  void aServerThatContradictsItselfIsNotBelieved() throws IOException {
    file = wheel(noise(), METADATA, "");
    assertThat(excerpt(OptionalLong.of(file.length - 1)))
        .isEqualTo(
            new Excerpt.Failed(
                "it has " + file.length + " bytes; the index states " + (file.length - 1)));
    for (String range : List.of("", "bytes 0-1/2", "bytes */5", "bytes 1-2/99999999999999999999")) {
      answer = (exchange, first, last) -> part(exchange, first, last, range);
      assertThat(excerpt()).as(range).isInstanceOf(Excerpt.Failed.class);
    }
    answer = (exchange, first, last) -> part(exchange, first - 1, last - 1);
    assertThat(excerpt()).isInstanceOf(Excerpt.Failed.class);
    answer = (exchange, _, _) -> exchange.sendResponseHeaders(503, -1);
    assertThat(excerpt()).isEqualTo(new Excerpt.Failed("status 503"));
  }

  /// A member of an archive.
  @SuppressWarnings("ArrayRecordComponent")
  private record Member(String name, byte[] bytes) {}

  private static byte[] noise() {
    byte[] noise = new byte[LARGE];
    new Random(1).nextBytes(noise);
    return noise;
  }

  private static byte[] wheel(byte[] data, String metadata, String comment) throws IOException {
    return zip(
        comment,
        new Member("demo/data.bin", data),
        new Member("demo-1.0.dist-info/METADATA", metadata.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] zip(String comment, Member... members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.ISO_8859_1)) {
      zip.setComment(comment);
      for (Member member : members) {
        zip.putNextEntry(new ZipEntry(member.name()));
        zip.write(member.bytes());
      }
    }
    return bytes.toByteArray();
  }

  /// The same archive with a ZIP64 end record (APPNOTE 4.3.14) before its end.
  private static byte[] with64(byte[] plain) {
    int at = plain.length - 22;
    ByteBuffer end = ByteBuffer.wrap(plain, at, 22).slice().order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer more = ByteBuffer.allocate(56 + 20).order(ByteOrder.LITTLE_ENDIAN);
    more.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
    more.putInt(0).putInt(0).putLong(end.getShort(8)).putLong(end.getShort(10));
    more.putLong(end.getInt(12)).putLong(end.getInt(16));
    more.putInt(0x07064b50).putInt(0).putLong(at).putInt(1);
    ByteBuffer whole = ByteBuffer.allocate(plain.length + more.capacity());
    whole.put(plain, 0, at).put(more.array());
    byte[] last = Arrays.copyOfRange(plain, at, plain.length);
    Arrays.fill(last, 8, 20, (byte) 0xff);
    return whole.put(last).array();
  }
}
