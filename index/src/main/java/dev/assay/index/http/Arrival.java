package dev.assay.index.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/// What is known of whoever sends a request before anybody has looked at their credentials.
///
/// @param authorization the header of that name (RFC 9110), where there is one
/// @param peer the address at the other end of the connection
/// @param forwarded for whom that end says it asks (`X-Forwarded-For`); to be believed of known
///   proxies only
public record Arrival(Optional<String> authorization, String peer, Optional<String> forwarded) {
  /// What a request shows.
  public static Arrival of(ServerRequest request) {
    return new Arrival(
        request.headers().first(HeaderNames.AUTHORIZATION),
        request.remotePeer().host(),
        request.headers().first(HeaderNames.X_FORWARDED_FOR));
  }

  /// The same with other credentials.
  public Arrival showing(String header) {
    return new Arrival(Optional.of(header), peer, forwarded);
  }

  /// Without the credentials.
  @Override
  public String toString() {
    return "Arrival[" + peer + "]";
  }
}
