package dev.assay.advisories;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Makes an index of a zip that holds one JSON file a record, as OSV publishes them for each
/// ecosystem. A record that cannot be read is named in the index; the others are used.
final class OsvArchive {
  private final Bounds bounds;
  private final String notice;
  private final OsvReader.Prose prose;

  OsvArchive(Bounds bounds, String notice, OsvReader.Prose prose) {
    this.bounds = bounds;
    this.notice = notice;
    this.prose = prose;
  }

  Building build(Path file, String sha256) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > bounds.entries()) {
        return new Building.Refused("it holds more than " + bounds.entries() + " files");
      }
      OsvIndexBuilder builder = new OsvIndexBuilder(prose);
      long left = bounds.total();
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements() && left >= 0) {
        ZipEntry entry = entries.nextElement();
        if (isRecord(entry)) {
          left -= add(zip, entry, builder);
        }
      }
      if (left < 0) {
        return new Building.Refused("it unpacks to more than " + (bounds.total() >> 20) + " MiB");
      }
      return builder.size() == 0
          ? new Building.Refused("it holds no advisory for Python packages")
          : new Building.Built(builder.seal(sha256, notice));
    } catch (IOException | IllegalArgumentException failure) {
      return new Building.Refused("it cannot be read as a zip: " + failure.getMessage());
    }
  }

  private static boolean isRecord(ZipEntry entry) {
    return !entry.isDirectory() && entry.getName().endsWith(".json");
  }

  /// Adds one record and gives how many bytes it took.
  private long add(ZipFile zip, ZipEntry entry, OsvIndexBuilder builder) {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] json = bounds.read(in);
      builder.add(entry.getName(), json);
      return json.length;
    } catch (Bounds.TooLargeException failure) {
      builder.complain(entry.getName(), List.of(failure.getMessage()));
      return bounds.record();
    } catch (IOException failure) {
      builder.complain(entry.getName(), List.of("it does not unpack: " + failure.getMessage()));
      return bounds.record();
    }
  }
}
