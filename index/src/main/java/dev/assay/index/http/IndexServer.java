package dev.assay.index.http;

import dev.assay.attestation.TrustedRoot;
import dev.assay.index.admission.Judging;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.catalog.Delivery;
import dev.assay.index.metric.Metrics;
import dev.assay.store.Store;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The server of an index, on virtual threads.
public final class IndexServer implements AutoCloseable {
  private static final int MOST_HEADERS = 32 << 10;
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration GRACE = Duration.ofSeconds(20);

  /// It would also wait so long for connections on which nobody asks anything.
  private static final Duration LAST_BYTES = Duration.ofMillis(100);

  private static final String OPERATION = "operation";

  private final Underway underway = new Underway();
  private final WebServer server;
  private final Optional<TlsFiles> files;
  private Optional<PemPair> shown;

  private IndexServer(Listening listening, Parts parts) throws CertificateException {
    this.files = listening.tls();
    this.shown = files.isPresent() ? Optional.of(files.get().read()) : Optional.empty();
    WebServerConfig.Builder builder =
        WebServer.builder()
            .host(listening.host())
            .port(listening.port())
            .shutdownHook(false)
            .shutdownGracePeriod(LAST_BYTES)
            // Its sockets on channels copy by 8 KiB, a call to the system each.
            .useNio(false)
            // What is sent is at hand as a whole: no buffer need gather it.
            .writeBufferSize(0)
            .maxInMemoryEntity(MOST_HEADERS)
            .routing(
                new Gatehouse(parts.guard(), routes(parts), parts.metrics(), underway)::register);
    if (shown.isPresent()) {
      builder.tls(shown.get().tls());
    }
    listening.operation().ifPresent(port -> operation(builder, port, parts));
    this.server = builder.build().start();
  }

  private void operation(WebServerConfig.Builder builder, int port, Parts parts) {
    List<Route> open =
        operation(parts).stream()
            .map(it -> new Route(it.method(), it.path(), Permission.OPEN, it.handling()))
            .toList();
    builder
        .putSocket(OPERATION, socket -> socket.host(LOOPBACK).port(port).useNio(false))
        .routing(
            OPERATION, new Gatehouse(parts.guard(), open, parts.metrics(), underway)::register);
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
      Metrics metrics,
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
      this(store, catalog, delivery, judging, root, url, guard, clock, new Metrics(), List.of());
    }
  }

  /// Starts to listen in plain HTTP.
  public static IndexServer start(String host, int port, Parts parts) {
    return start(Listening.at(host, port), parts);
  }

  /// Starts to listen.
  public static IndexServer start(Listening listening, Parts parts) {
    try {
      return new IndexServer(listening, parts);
    } catch (CertificateException wrong) {
      throw new IllegalArgumentException("the certificate: " + wrong.getMessage(), wrong);
    }
  }

  /// Shows the certificate of the files from now on, if they have changed; the exception says why
  /// the one before is still shown.
  public synchronized boolean renewCertificate() throws CertificateException {
    if (files.isEmpty()) {
      return false;
    }
    PemPair now = files.get().read();
    if (shown.filter(now::isSame).isPresent()) {
      return false;
    }
    server.reloadTls(now.tls());
    shown = Optional.of(now);
    return true;
  }

  /// Every route that there is.
  public static List<Route> routes(Parts parts) {
    Recorder recorder = new Recorder(parts.store(), parts.clock(), parts.metrics());
    List<Route> routes = new ArrayList<>();
    SimpleRoutes simple =
        new SimpleRoutes(parts.store(), parts.catalog(), parts.delivery(), recorder, parts.url());
    routes.addAll(simple.routes());
    routes.addAll(
        new FileRoutes(parts.delivery(), parts.store(), parts.clock(), recorder).routes());
    routes.addAll(new ProvenanceRoutes(parts.delivery()).routes());
    routes.addAll(new WhyRoutes(parts.catalog()).routes());
    routes.addAll(operation(parts));
    routes.addAll(parts.more());
    routes.add(simple.hashes());
    return routes;
  }

  /// The routes for whoever watches over the server.
  private static List<Route> operation(Parts parts) {
    List<Route> routes = new ArrayList<>(new MetricRoutes(parts.metrics()).routes());
    routes.addAll(
        new HealthRoutes(
                parts.store(),
                parts.judging(),
                parts.catalog()::advisories,
                parts.root(),
                parts.clock())
            .routes());
    return routes;
  }

  /// Where it listens.
  public int port() {
    return server.port();
  }

  /// Where health and metrics are on loopback, where they are.
  public OptionalInt operationPort() {
    int port = server.port(OPERATION);
    return port < 0 ? OptionalInt.empty() : OptionalInt.of(port);
  }

  /// Stops to listen, once the requests under way are answered.
  @Override
  public void close() {
    underway.stop(GRACE);
    server.stop();
  }
}
