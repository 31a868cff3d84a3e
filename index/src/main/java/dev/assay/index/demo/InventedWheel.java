package dev.assay.index.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A wheel with a module or two, the same bytes each time.
///
/// @param files by their path, metadata apart
record InventedWheel(String name, String version, Map<String, String> files) {
  private static final LocalDateTime ANY_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  static InventedWheel of(String name, String version, String module) {
    return new InventedWheel(name, version, Map.of(folder(name) + "/__init__.py", module));
  }

  private static String folder(String name) {
    return name.replace('-', '_');
  }

  /// The same with another file.
  InventedWheel with(String path, String text) {
    Map<String, String> more = new LinkedHashMap<>(files);
    more.put(path, text);
    return new InventedWheel(name, version, more);
  }

  String fileName() {
    return folder(name) + "-" + version + "-py3-none-any.whl";
  }

  byte[] bytes() {
    String info = folder(name) + "-" + version + ".dist-info/";
    Map<String, String> all = new LinkedHashMap<>(files);
    all.put(
        info + "METADATA",
        "Metadata-Version: 2.4\nName: %s\nVersion: %s\nLicense-Expression: MIT\n"
            .formatted(name, version));
    all.put(
        info + "WHEEL",
        "Wheel-Version: 1.0\nGenerator: demo\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
    StringBuilder listed = new StringBuilder();
    all.forEach((path, text) -> listed.append(line(path, text)));
    all.put(info + "RECORD", listed + info + "RECORD,,\n");
    return zip(all);
  }

  private static String line(String path, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String digest = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(bytes));
    return path + ",sha256=" + digest + "," + bytes.length + "\n";
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(ANY_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
