package dev.assay.index.access;

import dev.assay.index.http.Arrival;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Set;

/// The address that failures are counted against: of whoever connects or, where that is a proxy of
/// ours, of whom it asks for. Of IPv6 the first 64 bits, for whoever has one address has all behind
/// them.
///
/// @param proxies the addresses of our proxies
record ClientAddress(Set<String> proxies) {
  private static final int NETWORK_BYTES = 8;

  String of(Arrival arrival) {
    String peer = arrival.peer();
    if (!proxies.contains(peer) || arrival.forwarded().isEmpty()) {
      return network(peer);
    }
    String all = arrival.forwarded().get();
    // The last one is what our proxy saw; those before it are what its client claims.
    return network(all.substring(all.lastIndexOf(',') + 1).strip());
  }

  private static String network(String address) {
    try {
      if (InetAddress.ofLiteral(address) instanceof Inet6Address six) {
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < NETWORK_BYTES; i++) {
          network.append("%02x".formatted(six.getAddress()[i]));
        }
        return network.toString();
      }
      return address;
    } catch (IllegalArgumentException _) {
      return "unknown";
    }
  }
}
