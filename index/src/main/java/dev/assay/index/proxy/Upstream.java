package dev.assay.index.proxy;

import dev.assay.upstream.IndexClient;
import java.net.URI;

/// An index that this one stands in front of.
///
/// @param id what it is called in what is kept: its address without credentials
public record Upstream(String id, IndexClient client) implements AutoCloseable {
  /// The index at an address, which may hold credentials.
  public static Upstream at(URI address) {
    String shown =
        address.getScheme()
            + "://"
            + address.getHost()
            + (address.getPort() < 0 ? "" : ":" + address.getPort())
            + address.getPath();
    return new Upstream(shown, new IndexClient(address));
  }

  @Override
  public void close() {
    client.close();
  }
}
