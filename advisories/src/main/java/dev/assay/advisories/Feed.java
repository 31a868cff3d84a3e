package dev.assay.advisories;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The three feeds: where each is published, how a mirror may be named, and how many bytes it may
/// have. The order is part of the format of indexes.
public enum Feed {
  /// OSV's advisories for Python packages: one zip, so that nobody learns which of them matter
  /// here.
  OSV("https://osv-vulnerabilities.storage.googleapis.com/PyPI/all.zip", "ASSAY_OSV_URL", 2L << 30),
  /// CISA's catalogue of known exploited vulnerabilities.
  KEV(
      "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json",
      "ASSAY_KEV_URL",
      64L << 20),
  /// FIRST's daily probabilities of exploitation.
  EPSS(
      "https://epss.empiricalsecurity.com/epss_scores-current.csv.gz",
      "ASSAY_EPSS_URL",
      256L << 20);

  private static final String NOTICE = "OSV, https://osv.dev (each source under its own licence)";

  private final URI published;
  private final String variable;
  private final long limit;

  Feed(String published, String variable, long limit) {
    this.published = URI.create(published);
    this.variable = variable;
    this.limit = limit;
  }

  /// Where it is published.
  public URI published() {
    return published;
  }

  /// The environment variable that names a mirror.
  public String variable() {
    return variable;
  }

  /// The most bytes it may have.
  long limit() {
    return limit;
  }

  /// Makes an index of a file of this feed.
  Building build(Path file, String sha256) {
    return switch (this) {
      case OSV ->
          Files.isDirectory(file)
              ? new OsvFolder(file).build(sha256, NOTICE)
              : new OsvArchive(Bounds.OSV, NOTICE, OsvReader.Prose.KEPT).build(file, sha256);
      case KEV -> KevReader.build(file, sha256);
      case EPSS -> EpssReader.build(file, sha256);
    };
  }

  /// The feed that a file is of, judged by its first byte; empty where it is none.
  public static Optional<Feed> recognise(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return switch (in.read()) {
        case 'P' -> Optional.of(OSV); // a zip
        case '{' -> Optional.of(KEV); // JSON
        case '#', 'c', 0x1f -> Optional.of(EPSS); // CSV with or without its comment, or gzip
        default -> Optional.empty();
      };
    }
  }

  /// The name in file names: lower case.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
