package dev.assay.index.http;

import dev.assay.core.version.PackageName;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/// One request and its answer.
public record Call(ServerRequest request, ServerResponse response, Caller caller) {
  private static final int LONGEST_REASON = 200;
  private static final int LARGE = 32 << 10;
  private static final byte[] NOTHING = {};

  /// A part of the path.
  public String part(String name) {
    return request.path().pathParameters().get(name);
  }

  /// The project that the path names; none when it is no name.
  public Optional<PackageName> project() {
    return PackageName.parse(part("project"));
  }

  /// A header, the first of its name.
  public Optional<String> header(HeaderName name) {
    return request.headers().first(name);
  }

  /// Whether only the head of the answer is wanted.
  public boolean isHead() {
    return request.prologue().method().text().equals("HEAD");
  }

  /// A header of the answer.
  public Call with(HeaderName name, String value) {
    response.header(name, printable(value));
    return this;
  }

  /// Sends bytes of a type.
  public void send(String type, byte[] body) {
    with(HeaderNames.CONTENT_TYPE, type);
    if (isHead()) {
      with(HeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
      response.send();
    } else if (body.length < LARGE) {
      response.send(body);
    } else {
      with(HeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
      try (OutputStream out = body()) {
        out.write(body);
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }
  }

  /// Where the bytes of the answer go, once its length is stated. Its head goes out first: together
  /// with it they would be copied.
  OutputStream body() throws IOException {
    OutputStream out = response.outputStream();
    out.write(NOTHING);
    return out;
  }

  /// Sends an answer without a body.
  public void send(Status status) {
    response.status(status).send();
  }

  /// Sends the caller elsewhere.
  public void redirect(String location) {
    with(HeaderNames.LOCATION, location);
    send(Status.MOVED_PERMANENTLY_301);
  }

  /// A status with a reason in its line: the only thing that most clients show of a refusal.
  static Status status(int code, String reason) {
    String printable = printable(reason);
    return Status.create(
        code,
        printable.length() <= LONGEST_REASON
            ? printable
            : printable.substring(0, LONGEST_REASON - 3) + "...");
  }

  /// Text of others in a place where only printable ASCII may stand.
  static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      printable.append(c >= ' ' && c < 0x7f ? c : '?');
    }
    return printable.toString();
  }
}
