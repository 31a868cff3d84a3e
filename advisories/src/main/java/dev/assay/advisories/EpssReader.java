package dev.assay.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Makes an index of FIRST's EPSS scores (CSV, as it is or packed by gzip): the probability of a
/// CVE in thousand-millionths.
final class EpssReader {
  /// What a probability of 1 is in the index.
  static final int ONE = 1_000_000_000;

  private static final String NOTICE =
      "FIRST Exploit Prediction Scoring System, www.first.org/epss";
  private static final int LONGEST_LINE = 1000;
  private static final String DATE = "score_date:";

  private final CveIndex.Builder builder = new CveIndex.Builder();
  private Optional<LocalDate> date = Optional.empty();
  private int malformed;

  private EpssReader() {}

  static Building build(Path file, String sha256) {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream plain = Bounds.CVES.limited(unpacked(raw));
        Reader lines = new BufferedReader(new InputStreamReader(plain, UTF_8))) {
      return new EpssReader().build(lines, sha256);
    } catch (IOException failure) {
      return new Building.Refused("it cannot be read: " + failure.getMessage());
    }
  }

  private static InputStream unpacked(InputStream raw) throws IOException {
    raw.mark(2);
    boolean packed = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    return packed ? new GZIPInputStream(raw) : raw;
  }

  private Building build(Reader in, String sha256) throws IOException {
    int count = 0;
    for (String line = line(in); line != null; line = line(in)) {
      if (++count > Bounds.CVES.entries()) {
        return new Building.Refused("it has more than " + Bounds.CVES.entries() + " lines");
      }
      if (line.startsWith("#")) {
        date = scoreDate(line);
      } else if (!line.startsWith("cve,")) {
        add(line);
      }
    }
    return builder.size() == 0
        ? new Building.Refused("it holds no EPSS score")
        : new Building.Built(builder.seal(Feed.EPSS, sha256, date, malformed, NOTICE));
  }

  private void add(String line) {
    int first = line.indexOf(',');
    int second = line.indexOf(',', first + 1);
    String number = line.substring(first + 1, second < 0 ? line.length() : second);
    int value = first < 0 ? -1 : probability(number);
    if (value < 0 || !builder.add(line.substring(0, first), value)) {
      malformed++;
    }
  }

  private static int probability(String text) {
    try {
      double value = Double.parseDouble(text);
      return value >= 0 && value <= 1 ? (int) Math.round(value * ONE) : -1;
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  private static Optional<LocalDate> scoreDate(String line) {
    int at = line.indexOf(DATE) + DATE.length();
    try {
      return at < DATE.length() || at + 10 > line.length()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(line.substring(at, at + 10)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// The next line, cut where it is longer than any of the format.
  private static @Nullable String line(Reader in) throws IOException {
    StringBuilder line = new StringBuilder(64);
    int next = in.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r' && line.length() < LONGEST_LINE) {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
