package dev.assay.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A wheel that does nothing when it is installed, with all kinds of files that wheels have.
///
/// @param bytes of the whole
record InventedWheel(String name, byte[] bytes) {
  private static final String VERSION = "9.0";

  /// @param modules its code, by the names of its modules
  /// @param needs projects that it needs
  static InventedWheel of(String name, Map<String, String> modules, List<String> needs) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    modules.forEach((module, code) -> files.put(name + "/" + module, utf8(code)));
    String info = name + "-" + VERSION + ".dist-info/";
    StringBuilder metadata = new StringBuilder();
    metadata.append("Metadata-Version: 2.4\nName: ").append(name);
    metadata.append("\nVersion: ").append(VERSION).append("\nLicense-Expression: MIT\n");
    needs.forEach(need -> metadata.append("Requires-Dist: ").append(need).append(" >=1.0\n"));
    files.put(info + "METADATA", utf8(metadata + "\nAn invented project.\n"));
    files.put(
        info + "WHEEL",
        utf8(
            "Wheel-Version: 1.0\nGenerator: training\nRoot-Is-Purelib: true\nTag: py3-none-any\n"));
    StringBuilder listed = new StringBuilder();
    files.forEach(
        (path, bytes) ->
            listed.append("%s,sha256=%s,%d\n".formatted(path, base64(bytes), bytes.length)));
    files.put(info + "RECORD", utf8(listed + info + "RECORD,,\n"));
    return new InventedWheel(name, zip(files));
  }

  String fileName() {
    return name + "-" + VERSION + "-py3-none-any.whl";
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest(bytes));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(bytes));
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
