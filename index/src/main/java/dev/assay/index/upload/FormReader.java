package dev.assay.index.upload;

import dev.assay.store.Blobs;
import dev.assay.store.Incoming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;

/// Reads an upload (`multipart/form-data`, RFC 7578) as it comes: the file goes to the disk, the
/// fields into bounded memory.
final class FormReader implements AutoCloseable {
  private static final int BUFFER = 64 << 10;
  private static final int MOST_HEADER_BYTES = 8 << 10;
  private static final int OVERHEAD = 1 << 20;

  private final Blobs blobs;
  private final UploadLimits limits;
  private final Function<UploadForm.Early, Optional<Reading.Refused<UploadForm>>> early;
  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private @Nullable Content content;
  private int parts;
  private long fieldBytes;

  /// @param early looks at what came before the file, and may refuse to take it in
  FormReader(
      Blobs blobs,
      UploadLimits limits,
      Function<UploadForm.Early, Optional<Reading.Refused<UploadForm>>> early) {
    this.blobs = blobs;
    this.limits = limits;
    this.early = early;
  }

  Reading<UploadForm> read(InputStream body, String contentType) {
    Optional<byte[]> boundary = boundary(contentType);
    if (boundary.isEmpty()) {
      return refused(415, "an upload is a `multipart/form-data` form with a boundary");
    }
    try {
      InputStream bounded =
          BoundedInputStream.builder()
              .setInputStream(body)
              .setMaxCount(limits.file() + limits.allFields() + OVERHEAD)
              .get();
      return parts(
          MultipartInput.builder()
              .setInputStream(bounded)
              .setBoundary(boundary.get())
              .setBufferSize(BUFFER)
              .setMaxPartHeaderSize(MOST_HEADER_BYTES)
              .get());
    } catch (Incoming.TooLargeException _) {
      return refused(413, "the file is larger than " + limits.file() + " bytes");
    } catch (FileUploadException _) {
      return refused(400, "the form is broken");
    } catch (IOException | IllegalArgumentException _) {
      return refused(400, "the form is broken, or ends too early");
    }
  }

  private static Optional<byte[]> boundary(String contentType) {
    if (!contentType.regionMatches(true, 0, "multipart/form-data", 0, 19)) {
      return Optional.empty();
    }
    ParameterParser parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    return Optional.ofNullable(parser.parse(contentType, ';').get("boundary"))
        .filter(text -> !text.isEmpty() && text.length() <= 70)
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private Reading<UploadForm> parts(MultipartInput input) throws IOException {
    boolean more = input.skipPreamble();
    while (more) {
      Optional<Reading.Refused<UploadForm>> refusal = part(input);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      more = input.readBoundary();
    }
    Content received = content;
    return received == null
        ? refused(400, "the form has no file (`content`)")
        : new Reading.Read<>(new UploadForm(fields, received));
  }

  private Optional<Reading.Refused<UploadForm>> part(MultipartInput input) throws IOException {
    if (++parts > limits.fields()) {
      return Optional.of(refused(413, "the form has more than " + limits.fields() + " fields"));
    }
    Map<String, String> disposition = disposition(input.readHeaders());
    String name = disposition.get("name");
    if (name == null) {
      return Optional.of(refused(400, "a part of the form has no name"));
    }
    // Not closed: that would read what is left of a part that was refused.
    InputStream in = input.newInputStream();
    return name.equals("content")
        ? file(Objects.requireNonNullElse(disposition.get("filename"), ""), in)
        : field(name, in);
  }

  private static Map<String, String> disposition(String headers) {
    for (String line : headers.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase("content-disposition")) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(line.substring(colon + 1), ';');
      }
    }
    return Map.of();
  }

  private Optional<Reading.Refused<UploadForm>> file(String file, InputStream in)
      throws IOException {
    if (content != null) {
      return Optional.of(refused(400, "the form has more than one file"));
    }
    Optional<Reading.Refused<UploadForm>> refusal = early.apply(new UploadForm.Early(fields, file));
    if (refusal.isPresent()) {
      return refusal;
    }
    Incoming incoming = blobs.receive(limits.file());
    try {
      content = Content.receive(file, in, incoming);
    } finally {
      if (content == null) {
        incoming.close();
      }
    }
    return Optional.empty();
  }

  private Optional<Reading.Refused<UploadForm>> field(String name, InputStream in)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(in.readNBytes(limits.field() + 1));
    fieldBytes += bytes.size() + name.length();
    if (bytes.size() > limits.field() || fieldBytes > limits.allFields()) {
      return Optional.of(refused(413, "the fields of the form are too large"));
    }
    fields
        .computeIfAbsent(name, _ -> new ArrayList<>())
        .add(bytes.toString(StandardCharsets.UTF_8));
    return Optional.empty();
  }

  private static Reading.Refused<UploadForm> refused(int status, String reason) {
    return new Reading.Refused<>(status, reason);
  }

  /// Drops what was received; not to be called once the form was handed over.
  @Override
  public void close() {
    if (content != null) {
      content.close();
    }
  }
}
