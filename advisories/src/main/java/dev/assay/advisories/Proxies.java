package dev.assay.advisories;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chooses a proxy as curl does: `HTTPS_PROXY`, `HTTP_PROXY` and `ALL_PROXY`, in either case, and
/// none for the hosts of `NO_PROXY` (names with all below them, or `*`).
final class Proxies extends ProxySelector {
  private static final int DEFAULT_PORT = 1080;

  private final Map<String, String> environment;

  Proxies(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public List<Proxy> select(URI uri) {
    return proxy(uri)
        .map(proxy -> new Proxy(Proxy.Type.HTTP, address(proxy)))
        .map(List::of)
        .orElse(List.of(Proxy.NO_PROXY));
  }

  private static InetSocketAddress address(URI proxy) {
    return new InetSocketAddress(
        proxy.getHost(), proxy.getPort() < 0 ? DEFAULT_PORT : proxy.getPort());
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The failure reaches whoever sent the request.
  }

  /// What tells a proxy who we are, where its URL says so.
  Authenticator authenticator() {
    return new Authenticator() {
      @Override
      protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        return getRequestorType() == RequestorType.PROXY
            ? proxy(URI.create(getRequestingScheme() + "://" + getRequestingHost()))
                .or(() -> variable("https_proxy").flatMap(Proxies::uri))
                .map(URI::getUserInfo)
                .map(Proxies::credentials)
                .orElse(null)
            : null;
      }
    };
  }

  private static PasswordAuthentication credentials(String userInfo) {
    int colon = userInfo.indexOf(':');
    return colon < 0
        ? new PasswordAuthentication(userInfo, new char[0])
        : new PasswordAuthentication(
            userInfo.substring(0, colon), userInfo.substring(colon + 1).toCharArray());
  }

  private Optional<URI> proxy(URI target) {
    if (isExempt(target)) {
      return Optional.empty();
    }
    String scheme = target.getScheme().toLowerCase(Locale.ROOT);
    return variable(scheme + "_proxy").or(() -> variable("all_proxy")).flatMap(Proxies::uri);
  }

  private static Optional<URI> uri(String text) {
    try {
      URI uri = URI.create(text.contains("://") ? text : "http://" + text);
      return Optional.ofNullable(uri.getHost()).map(_ -> uri);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private boolean isExempt(URI target) {
    String host = Optional.ofNullable(target.getHost()).orElse("").toLowerCase(Locale.ROOT);
    for (String entry : variable("no_proxy").orElse("").split(",", -1)) {
      String exempt = entry.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
      if (exempt.equals("*")
          || (!exempt.isEmpty() && (host.equals(exempt) || host.endsWith("." + exempt)))) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }
}
