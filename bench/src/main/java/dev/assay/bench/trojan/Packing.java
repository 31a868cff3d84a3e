package dev.assay.bench.trojan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.StringJoiner;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Packs a project as a build tool would, with a `RECORD` that agrees, so that only what the code
/// does can give it away.
final class Packing {
  /// 1980-01-02, which a zip archive can express in any time zone.
  private static final long DAY = 315_619_200_000L;

  private Packing() {}

  static byte[] pack(Project project) throws IOException {
    return project.isWheel() ? wheel(project) : sourceDistribution(project);
  }

  private static byte[] wheel(Project project) throws IOException {
    project.metadata("RECORD").ifPresent(path -> project.put(path, record(project, path)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : project.files().entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(DAY);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static String record(Project project, String path) {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    project
        .files()
        .forEach(
            (name, bytes) ->
                lines.add(
                    name.equals(path)
                        ? name + ",,"
                        : name + ",sha256=" + digest(bytes) + "," + bytes.length));
    return lines.toString();
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sourceDistribution(Project project) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(out), UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, byte[]> file : project.files().entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        entry.setModTime(DAY);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
    return out.toByteArray();
  }
}
