package dev.assay.index.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/// How callers are told apart.
///
/// @param anonymousRead whether whoever shows nothing may read
/// @param proxies addresses of proxies of ours, which are believed for whom they ask
public record AccessSettings(boolean anonymousRead, Set<String> proxies) {
  public AccessSettings {
    proxies = Set.copyOf(proxies);
  }

  /// What suits a server that listens at a host: anybody may read what only this machine can reach.
  public static AccessSettings at(String host) {
    return new AccessSettings(isLoopback(host), Set.of());
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
