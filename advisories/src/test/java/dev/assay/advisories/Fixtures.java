package dev.assay.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Data for tests: records written by hand, one for each trap, in `src/test/resources/osv`.
final class Fixtures {
  private Fixtures() {}

  /// The folder of the records.
  static Path records() {
    URL url = Objects.requireNonNull(Fixtures.class.getResource("/osv"));
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// All of them in one zip.
  static Path zip(Path folder) throws IOException {
    Path zip = folder.resolve("all.zip");
    try (Stream<Path> files = Files.list(records());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Path file : files.sorted().toList()) {
        put(out, file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return zip;
  }

  /// A zip of one record that names a version of a package.
  static Path zip(Path folder, String id, String name, String version) throws IOException {
    Path zip = folder.resolve(id + ".zip");
    String record =
        """
        {"id": "%s", "published": "2026-01-02T03:04:05Z",
         "affected": [{"package": {"ecosystem": "PyPI", "name": "%s"}, "versions": ["%s"]}]}
        """
            .formatted(id, name, version);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      put(out, id + ".json", record.getBytes(UTF_8));
    }
    return zip;
  }

  static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content);
    out.closeEntry();
  }

  /// The index of a file of OSV records.
  static OsvIndex index(Path file) {
    try {
      return switch (Feed.OSV.build(file, "0".repeat(64))) {
        case Building.Refused(String reason) -> throw new AssertionError(reason);
        case Building.Built(byte[] index) -> index(index);
      };
    } catch (RuntimeException failure) {
      throw new AssertionError(failure);
    }
  }

  private static OsvIndex index(byte[] index) {
    return switch (IndexFormat.open(Feed.OSV, ByteBuffer.wrap(index))) {
      case IndexFormat.Opening.Sound(ByteBuffer body) -> OsvIndex.of(body);
      case IndexFormat.Opening.Refused(String reason) -> throw new AssertionError(reason);
    };
  }

  /// A database of these advisories, the CVEs of the snapshot, and probabilities written by hand.
  static AdvisoryDatabase database(OsvIndex osv) {
    Holding holding = new Holding(Feed.OSV, "fixture", osv.content(), Optional.empty());
    return new AdvisoryDatabase(
        List.of(holding), osv, Snapshot.kev(), Optional.of(epss()), Arena.ofShared());
  }

  static CveIndex epss() {
    try {
      Path csv = Files.createTempFile("epss", ".csv");
      try {
        Files.writeString(csv, EPSS);
        return switch (EpssReader.build(csv, "0".repeat(64))) {
          case Building.Refused(String reason) -> throw new AssertionError(reason);
          case Building.Built(byte[] index) ->
              CveIndex.of(
                  ((IndexFormat.Opening.Sound) IndexFormat.open(Feed.EPSS, ByteBuffer.wrap(index)))
                      .body());
        };
      } finally {
        Files.delete(csv);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// In the form that FIRST publishes; the last three rows cannot be read.
  static final String EPSS =
      """
      #model_version:v2025.03.14,score_date:2026-07-22T12:55:00Z
      cve,epss,percentile
      CVE-2020-11651,0.94403,0.99965
      CVE-2099-0001,0.00043,0.12345
      CVE-2099-0002,1,1
      CVE-2099-0003,nan,0
      CVE-2099-x,0.5,0.5
      no row
      """;
}
