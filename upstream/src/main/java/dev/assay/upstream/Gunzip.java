package dev.assay.upstream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Unpacks the body of an answer, bounded in bytes.
final class Gunzip {
  private Gunzip() {}

  /// The body as it was before the server compressed it; none when it is broken or too large.
  static Optional<byte[]> of(HttpResponse<byte[]> response, long most) {
    String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
    if (!encoding.equalsIgnoreCase("gzip")) {
      return Optional.of(response.body());
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      byte[] body = in.readNBytes((int) most + 1);
      return body.length > most ? Optional.empty() : Optional.of(body);
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
