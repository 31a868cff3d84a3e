package dev.assay.cli.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.index.FakeIndex;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `assay serve` as a process of its own, and what a client does with it.
public final class ServedIndex implements AutoCloseable {
  private static final Pattern SERVING = Pattern.compile("serving `(http://[^`]+)/simple/`");
  private static final Duration LONGEST_START = Duration.ofSeconds(120);
  private static final Duration LONGEST_CLOSING = Duration.ofSeconds(20);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
  private static final String BOUNDARY = "a-boundary-that-is-in-no-file";

  private final Path home;
  private final Process process;
  private final URI root;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ServedIndex(Path home, Process process, URI root) {
    this.home = home;
    this.process = process;
    this.root = root;
  }

  /// Starts one whose data are in a folder, and waits until it serves.
  public static ServedIndex start(Path home, String... options) {
    try {
      Files.createDirectories(home);
      Path log = Files.createTempFile(home, "served", ".log");
      Process process = process(home, options).redirectError(log.toFile()).start();
      return new ServedIndex(home, process, awaited(process, log));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /// Where the classes that are being tested are.
  public static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static ProcessBuilder process(Path home, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath(),
                "dev.assay.cli.Main",
                "serve",
                "--data",
                home.resolve("data").toString(),
                "--port",
                "0",
                "--offline"));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("ASSAY_"));
    builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
    builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
    return builder;
  }

  private static URI awaited(Process process, Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      Matcher said = SERVING.matcher(Files.readString(log));
      if (said.find()) {
        return URI.create(said.group(1));
      }
      Thread.sleep(50);
    }
    process.destroyForcibly();
    throw new AssertionError("it does not serve: " + Files.readString(log));
  }

  /// Where it is, without a slash at the end.
  public URI address() {
    return root;
  }

  /// The token that was made at the first start.
  String token() {
    try {
      return Files.readString(home.resolve("data/admin-token")).strip();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// What is kept in memory, in KiB.
  long residentKib() {
    return kib("VmRSS:");
  }

  /// The most that was ever kept in memory, in KiB.
  long mostResidentKib() {
    return kib("VmHWM:");
  }

  private long kib(String what) {
    try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith(what))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve(path))
            .timeout(LONGEST_ANSWER)
            .header("Accept", "application/vnd.pypi.simple.v1+json, */*;q=0.1")
            .build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  /// Uploads a wheel as twine does.
  HttpResponse<String> upload(String token, String name, String version, byte[] wheel)
      throws IOException, InterruptedException {
    String basic = Base64.getEncoder().encodeToString(("__token__:" + token).getBytes(UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve("/legacy/"))
            .timeout(LONGEST_ANSWER)
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(form(name, version, wheel)))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static byte[] form(String name, String version, byte[] wheel) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    field(form, "name=\":action\"", "file_upload".getBytes(UTF_8));
    field(form, "name=\"name\"", name.getBytes(UTF_8));
    field(form, "name=\"version\"", version.getBytes(UTF_8));
    field(form, "name=\"filetype\"", "bdist_wheel".getBytes(UTF_8));
    field(form, "name=\"pyversion\"", "py3".getBytes(UTF_8));
    field(form, "name=\"metadata_version\"", "2.4".getBytes(UTF_8));
    field(form, "name=\"sha256_digest\"", FakeIndex.sha256(wheel).getBytes(UTF_8));
    field(form, "name=\"content\"; filename=\"" + file(name, version) + "\"", wheel);
    form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return form.toByteArray();
  }

  private static void field(ByteArrayOutputStream form, String disposition, byte[] value) {
    form.writeBytes(
        "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n"
            .formatted(BOUNDARY, disposition)
            .getBytes(UTF_8));
    form.writeBytes(value);
    form.writeBytes("\r\n".getBytes(UTF_8));
  }

  public static String file(String name, String version) {
    return name + "-" + version + "-py3-none-any.whl";
  }

  /// Where the file of a release is.
  public static String path(String name, String version) {
    return "/files/" + name + "/" + file(name, version);
  }

  /// Ends it as a power cut would.
  void kill() {
    process.destroyForcibly();
    waited();
  }

  private void waited() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /// Asks it to end, and waits until it has, which takes no longer than what is under way.
  @Override
  public void close() {
    http.shutdownNow();
    boolean alive = process.isAlive();
    long asked = System.nanoTime();
    process.destroy();
    waited();
    if (alive && System.nanoTime() - asked > LONGEST_CLOSING.toNanos()) {
      throw new AssertionError("it took too long to end");
    }
  }
}
