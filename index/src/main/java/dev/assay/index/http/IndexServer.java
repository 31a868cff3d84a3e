package dev.assay.index.http;

import dev.assay.attestation.TrustedRoot;
import dev.assay.index.admission.Judging;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.catalog.Delivery;
import dev.assay.store.Store;
import io.helidon.webserver.WebServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  /// @param root the keys that attestations are verified with
  /// @param url where clients find it, where that is known; PEP 740 asks for whole addresses
  /// @param more ways in besides those to pages, files and reasons
  public record Parts(
      Store store,
      Catalog catalog,
      Delivery delivery,
      Judging judging,
      TrustedRoot root,
      Optional<URI> url,
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
        TrustedRoot root,
        Optional<URI> url,
        Guard guard,
        InstantSource clock) {
      this(store, catalog, delivery, judging, root, url, guard, clock, List.of());
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
            // Its sockets on channels copy by 8 KiB, a call to the system each.
            .useNio(false)
            // What is sent is at hand as a whole: no buffer need gather it.
            .writeBufferSize(0)
            .maxInMemoryEntity(MOST_HEADERS)
            .routing(gatehouse::register)
            .build();
    return new IndexServer(server.start());
  }

  /// Every route that there is.
  public static List<Route> routes(Parts parts) {
    Recorder recorder = new Recorder(parts.store(), parts.clock());
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        new SimpleRoutes(parts.store(), parts.catalog(), parts.delivery(), recorder, parts.url())
            .routes());
    routes.addAll(
        new FileRoutes(parts.delivery(), parts.store(), parts.clock(), recorder).routes());
    routes.addAll(new ProvenanceRoutes(parts.delivery()).routes());
    routes.addAll(new WhyRoutes(parts.catalog()).routes());
    routes.addAll(
        new HealthRoutes(parts.store(), parts.judging(), parts.root(), parts.clock()).routes());
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
