package dev.assay.cli.credential;

import java.net.URI;
import java.util.Objects;

/// Where an index is: `https://packages.example/`, which is also what `…/simple/` stands for.
public final class ServerAddress {
  private ServerAddress() {}

  /// The server of an address that people and clients know it by.
  public static URI of(URI address) {
    String text = address.toString().replaceFirst("[?#].*$", "").replaceFirst("/*$", "/");
    return URI.create(text.replaceFirst("/simple/$", "/"));
  }

  /// Whether an address lies on a server: its scheme, host and port are the same, and its path is
  /// beneath. A name of a host alone lies on none, for a secret that was given over `https` must
  /// not be sent over `http`.
  static boolean isOn(URI server, URI address) {
    String path = Objects.requireNonNullElse(address.normalize().getRawPath(), "/");
    return server.getScheme().equals(address.getScheme())
        && server.getHost().equalsIgnoreCase(address.getHost())
        && server.getPort() == address.getPort()
        && (path + "/").startsWith(server.getRawPath());
  }
}
