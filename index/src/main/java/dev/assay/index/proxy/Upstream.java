package dev.assay.index.proxy;

import dev.assay.upstream.IndexClient;
import dev.assay.upstream.RequestObserver;
import java.net.URI;
import java.util.function.Function;

/// An index that this one stands in front of.
///
/// @param id what it is called in what is kept: its address without credentials
public record Upstream(String id, IndexClient client) implements AutoCloseable {
  /// The index at an address, which may hold credentials.
  public static Upstream at(URI address) {
    return at(address, _ -> RequestObserver.NOBODY);
  }

  /// The same, whose requests are observed.
  ///
  /// @param observers gives the observer for what the index is called
  public static Upstream at(URI address, Function<String, RequestObserver> observers) {
    String shown =
        address.getScheme()
            + "://"
            + address.getHost()
            + (address.getPort() < 0 ? "" : ":" + address.getPort())
            + address.getPath();
    return new Upstream(shown, new IndexClient(address, observers.apply(shown)));
  }

  @Override
  public void close() {
    client.close();
  }
}
