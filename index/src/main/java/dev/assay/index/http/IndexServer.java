package dev.assay.index.http;

import dev.assay.index.admission.Judging;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.catalog.Delivery;
import dev.assay.store.Store;
import io.helidon.webserver.WebServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The server of an index, on virtual threads.
public final class IndexServer implements AutoCloseable {
  private static final int MOST_HEADERS = 32 << 10;
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final WebServer server;

  private IndexServer(WebServer server) {
    this.server = server;
  }

  /// What it serves, and by whose leave.
  ///
  /// @param more ways in besides those to pages, files and reasons
  public record Parts(
      Store store,
      Catalog catalog,
      Delivery delivery,
      Judging judging,
      Guard guard,
      InstantSource clock,
      List<Route> more) {
    public Parts {
      more = List.copyOf(more);
    }

    /// An index that is read only.
    public Parts(
        Store store,
        Catalog catalog,
        Delivery delivery,
        Judging judging,
        Guard guard,
        InstantSource clock) {
      this(store, catalog, delivery, judging, guard, clock, List.of());
    }
  }

  /// Starts to listen; port 0 takes a free one.
  public static IndexServer start(String host, int port, Parts parts) {
    Gatehouse gatehouse = new Gatehouse(parts.guard(), routes(parts));
    WebServer server =
        WebServer.builder()
            .host(host)
            .port(port)
            .shutdownHook(false)
            .shutdownGracePeriod(GRACE)
            .maxInMemoryEntity(MOST_HEADERS)
            .routing(gatehouse::register)
            .build();
    return new IndexServer(server.start());
  }

  /// Every route that there is.
  public static List<Route> routes(Parts parts) {
    Recorder recorder = new Recorder(parts.store(), parts.clock());
    List<Route> routes = new ArrayList<>();
    routes.addAll(new SimpleRoutes(parts.store(), parts.catalog(), recorder).routes());
    routes.addAll(
        new FileRoutes(parts.delivery(), parts.store(), parts.clock(), recorder).routes());
    routes.addAll(new WhyRoutes(parts.catalog()).routes());
    routes.addAll(new HealthRoutes(parts.store(), parts.judging()).routes());
    routes.addAll(parts.more());
    return routes;
  }

  /// Where it listens.
  public int port() {
    return server.port();
  }

  /// Stops to listen, once the requests under way are answered.
  @Override
  public void close() {
    server.stop();
  }
}
