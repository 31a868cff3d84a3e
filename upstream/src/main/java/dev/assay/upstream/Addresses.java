package dev.assay.upstream;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Keeps an index from leading its readers into a network that only they can reach (SSRF): from a
/// public server no address or redirect leads to a private one, and none ever to a link-local one,
/// where clouds keep their credentials. The addresses that are checked are those that are connected
/// to as long as the platform keeps them (30 seconds).
public final class Addresses {
  private static final int UNIQUE_LOCAL_MASK = 0xfe;
  private static final int UNIQUE_LOCAL = 0xfc;
  private static final int SHARED_FIRST = 100;

  private static final InetAddress[] NOWHERE = new InetAddress[0];

  private Addresses() {}

  static boolean mayLead(URI index, URI address) {
    if (address.getHost() == null) {
      return false;
    }
    if (address.getHost().equalsIgnoreCase(index.getHost())) {
      return true;
    }
    InetAddress[] targets = resolve(address.getHost());
    if (Arrays.stream(targets).anyMatch(InetAddress::isLinkLocalAddress)) {
      return false;
    }
    return Arrays.stream(targets).noneMatch(Addresses::isPrivate)
        || (index.getHost() != null
            && Arrays.stream(resolve(index.getHost())).allMatch(Addresses::isPrivate));
  }

  /// Whether we may connect to where an address that somebody set leads.
  ///
  /// @param toPrivate whether networks that only we can reach are meant too; link-local addresses
  ///   never are
  public static boolean mayReach(URI address, boolean toPrivate) {
    InetAddress[] targets = address.getHost() == null ? NOWHERE : resolve(address.getHost());
    return targets.length > 0
        && Arrays.stream(targets)
            .noneMatch(it -> it.isLinkLocalAddress() || (isPrivate(it) && !toPrivate));
  }

  /// What cannot be resolved cannot be connected to either, but for a proxy that resolves by
  /// itself.
  private static InetAddress[] resolve(String host) {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException _) {
      return NOWHERE;
    }
  }

  private static boolean isPrivate(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || isUniqueLocal(address)
        || isShared(address);
  }

  /// fc00::/7 (RFC 4193).
  private static boolean isUniqueLocal(InetAddress address) {
    return address instanceof Inet6Address
        && (address.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
  }

  /// 100.64.0.0/10 (RFC 6598).
  private static boolean isShared(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4 && bytes[0] == SHARED_FIRST && (bytes[1] & 0xc0) == 0x40;
  }
}
