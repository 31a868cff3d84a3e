package dev.assay.index.api;

import dev.assay.index.FakeIndex;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The form of an upload as twine writes it, and as nobody should.
final class Form {
  private static final String BOUNDARY = "a-boundary-that-is-in-no-file";
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /// The form for a file that is in order.
  static Form of(String name, String version, String file, byte[] content) {
    return head(name, version, file, FakeIndex.sha256(content)).file(file, content);
  }

  static Form head(String name, String version, String file, String sha256) {
    return new Form()
        .field(":action", "file_upload")
        .field("protocol_version", "1")
        .field("metadata_version", "2.4")
        .field("name", name)
        .field("version", version)
        .field("filetype", file.endsWith(".whl") ? "bdist_wheel" : "sdist")
        .field("pyversion", file.endsWith(".whl") ? "py3" : "source")
        .field("sha256_digest", sha256);
  }

  Form field(String name, String value) {
    return raw(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(BOUNDARY, name, value));
  }

  Form file(String file, byte[] content) {
    raw(
        "--%s\r\nContent-Disposition: form-data; name=\"content\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            .formatted(BOUNDARY, file));
    bytes.writeBytes(content);
    return raw("\r\n");
  }

  Form raw(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  String type() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  /// Without its end.
  byte[] open() {
    return bytes.toByteArray();
  }

  byte[] body() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(bytes.toByteArray());
    whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return whole.toByteArray();
  }
}
