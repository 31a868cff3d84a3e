package dev.assay.advisories;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// Makes an index of CISA's catalogue of known exploited vulnerabilities (its JSON): the day, since
/// 1970, on which a CVE was listed.
final class KevReader {
  private static final String NOTICE =
      "CISA Known Exploited Vulnerabilities Catalog, public domain (CC0 1.0)";

  private KevReader() {}

  static Building build(Path file, String sha256) {
    try (InputStream in = Files.newInputStream(file)) {
      return switch (Documents.json(Bounds.CVES.read(in))) {
        case Documents.Reading.Broken(String reason, int _) -> new Building.Refused(reason);
        case Documents.Reading.Parsed(Node root) -> build(root, sha256);
      };
    } catch (IOException failure) {
      return new Building.Refused("it cannot be read: " + failure.getMessage());
    }
  }

  private static Building build(Node root, String sha256) {
    CveIndex.Builder builder = new CveIndex.Builder();
    int malformed = 0;
    for (Node entry : root.array("vulnerabilities")) {
      Optional<LocalDate> added = entry.text("dateAdded").flatMap(KevReader::day);
      if (added.isEmpty()
          || !builder.add(entry.text("cveID").orElse(""), (int) added.get().toEpochDay())) {
        malformed++;
      }
    }
    if (builder.size() == 0) {
      return new Building.Refused("it holds no known exploited vulnerability");
    }
    Optional<LocalDate> date = root.text("dateReleased").flatMap(KevReader::day);
    return new Building.Built(builder.seal(Feed.KEV, sha256, date, malformed, NOTICE));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
