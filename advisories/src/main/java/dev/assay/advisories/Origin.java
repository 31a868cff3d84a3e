package dev.assay.advisories;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Where a feed is fetched from: a URL whose credentials, if it has any, are kept apart so that
/// they are never shown or stored.
///
/// @param authorization the value of the header that carries the credentials
public record Origin(URI url, Optional<String> authorization) {

  /// The origin that a URL of http or https names; empty for any other text.
  public static Optional<Origin> parse(String text) {
    try {
      URI uri = new URI(text.strip());
      if (uri.getHost() == null
          || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
        return Optional.empty();
      }
      Optional<String> user = Optional.ofNullable(uri.getUserInfo());
      return Optional.of(new Origin(bare(uri), user.map(Origin::basic)));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  /// Where a feed is published.
  public static Origin of(Feed feed) {
    return new Origin(feed.published(), Optional.empty());
  }

  private static URI bare(URI uri) throws URISyntaxException {
    return new URI(
        uri.getScheme(), null, uri.getHost(), uri.getPort(), uri.getPath(), uri.getQuery(), null);
  }

  private static String basic(String user) {
    return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }

  /// Whether what comes from there cannot be changed on the way: over TLS, or from this machine.
  boolean isSafe() {
    return url.getScheme().equals("https") || isLoopback();
  }

  private boolean isLoopback() {
    String host = url.getHost();
    return host.equals("localhost")
        || host.equals("[::1]")
        || (host.matches("127(\\.\\d{1,3}){3}") && InetAddress.ofLiteral(host).isLoopbackAddress());
  }

  /// The URL without credentials and query.
  @Override
  public String toString() {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return url.getScheme() + "://" + url.getHost() + port + url.getRawPath();
  }
}
