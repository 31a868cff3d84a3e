package dev.assay.cli;

import dev.assay.cli.command.AssayCommand;
import dev.assay.cli.terminal.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What the launcher runs once to make the start-up archive: each report, the engine and the help,
/// so that the archive holds the classes of all of them.
final class Training {
  private static final List<String> REPORTS =
      List.of("text", "json", "sarif", "cyclonedx", "markdown", "html");
  private static final List<String> SCAN_REPORTS = List.of("text", "json", "sarif");

  private final Surroundings surroundings;
  private final Path examples;
  private final Path scratch;

  private Training(Path examples, Path scratch) {
    this.examples = examples;
    this.scratch = scratch;
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    this.surroundings =
        new Surroundings(
            Map.of("XDG_CACHE_HOME", scratch.toString(), "XDG_CONFIG_HOME", scratch.toString()),
            scratch,
            scratch,
            Clock.systemUTC(),
            InputStream.nullInputStream(),
            nowhere,
            nowhere,
            false,
            false);
  }

  /// Takes what is trained for (`commands` or `serve`), the folder of examples and one to write to.
  public static void main(String[] arguments)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path scratch = Path.of(arguments[2]).toAbsolutePath();
    Training training = new Training(Path.of(arguments[1]).toAbsolutePath(), scratch);
    if (arguments[0].equals("serve")) {
      new ServeTraining(training.surroundings, scratch, ServeTraining.Amount.FULL).run();
    } else {
      training.run();
    }
  }

  private void run() throws IOException {
    for (String format : REPORTS) {
      assay("audit", "--offline", "--quiet", "--format", format, example("locks"));
    }
    String wheel = wheel().toString();
    for (String format : SCAN_REPORTS) {
      assay("scan", "--format", format, wheel, example("trojan"));
      assay("scan", "--no-known", "--format", format, wheel);
    }
    assay("diff", "--format", "json", example("trojan/acme-1.0"), example("trojan/acme-1.1"));
    assay("--help");
  }

  private void assay(String... arguments) {
    AssayCommand.run(surroundings, arguments);
  }

  private String example(String name) {
    return examples.resolve(name).toString();
  }

  /// The example of a trojan, which is inert, as a wheel.
  private Path wheel() throws IOException {
    Path wheel = scratch.resolve("acme-1.1-py3-none-any.whl");
    Path code = examples.resolve("trojan/acme-1.1");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wheel));
        Stream<Path> files = Files.walk(code)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        add(zip, code.relativize(file).toString(), Files.readString(file));
      }
      add(zip, "acme-1.1.dist-info/METADATA", "Metadata-Version: 2.1\nName: acme\nVersion: 1.1\n");
      add(zip, "acme-1.1.dist-info/RECORD", "acme/__init__.py,,\n");
    }
    return wheel;
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
