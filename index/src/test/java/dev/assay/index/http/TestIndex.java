package dev.assay.index.http;

import dev.assay.attestation.FakeSigstore;
import dev.assay.attestation.TrustedRoot;
import dev.assay.core.policy.Policy;
import dev.assay.core.policy.PolicyReader;
import dev.assay.index.FakeIndex;
import dev.assay.index.TestAdvisories;
import dev.assay.index.TestClock;
import dev.assay.index.TestParts;
import dev.assay.index.Wheels;
import dev.assay.index.admission.Judging;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.catalog.Delivery;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An index of its own in front of a fake one, with a clock that stands still.
final class TestIndex implements AutoCloseable {
  /// The authority whose keys the trusted root holds.
  static final FakeSigstore SIGSTORE = new FakeSigstore();

  /// Lets somebody do everything.
  static final Guard ANNA =
      _ -> new Guard.Answer.Known(new Caller("anna", Set.of(Permission.values())));

  /// The wheel of [#ofAcme].
  static final String ACME = "acme-1.0-py3-none-any.whl";

  private static final Listening PLAIN = Listening.at("127.0.0.1", 0);

  final FakeIndex upstream = new FakeIndex();
  final TestClock clock = new TestClock("2026-11-20T12:00:00Z");
  final Store store;
  final TestAdvisories advisories;
  final Judging judging;
  final Catalog catalog;
  final Delivery delivery;
  final IndexServer.Parts parts;
  final IndexServer server;
  private final TestParts below;
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile Policy policy = Policy.BUILT_IN;

  TestIndex(Path data) {
    this(data, SIGSTORE.trustedRoot(), Optional.empty());
  }

  TestIndex(Path data, TrustedRoot root, Optional<URI> url) {
    this(data, root, url, ANNA, PLAIN);
  }

  TestIndex(Path data, Guard guard) {
    this(data, guard, PLAIN);
  }

  TestIndex(Path data, Guard guard, Listening listening) {
    this(data, SIGSTORE.trustedRoot(), Optional.empty(), guard, listening);
  }

  private TestIndex(
      Path data, TrustedRoot root, Optional<URI> url, Guard guard, Listening listening) {
    store = Store.open(StoreSettings.in(data));
    below = new TestParts(store, clock, List.of(upstream.address()), root, () -> policy);
    advisories = below.advisories;
    judging = below.judging;
    catalog = below.catalog;
    delivery = below.delivery;
    parts =
        new IndexServer.Parts(
            store, catalog, delivery, judging, root, url, guard, clock, below.metrics, List.of());
    server = IndexServer.start(listening, parts);
  }

  /// The same with a harmless wheel of `acme` behind it.
  static TestIndex ofAcme(Path data) {
    TestIndex index = new TestIndex(data);
    index.upstream.publish(
        "acme", ACME, "2026-01-01T00:00:00Z", Wheels.wheel("acme", "1.0", Wheels.HARMLESS));
    return index;
  }

  void policy(String toml) {
    byte[] bytes = toml.getBytes(StandardCharsets.UTF_8);
    policy =
        PolicyReader.read(bytes, "assay.toml", Set.of("too-young", "old-format"))
                instanceof PolicyReader.Reading.Parsed(Policy read)
            ? read
            : Policy.BUILT_IN;
    catalog.changed();
  }

  HttpResponse<String> json(String path) {
    return text(path, "Accept", "application/vnd.pypi.simple.v1+json");
  }

  HttpResponse<String> text(String path, String... headers) {
    return send(path, BodyHandlers.ofString(), headers);
  }

  HttpResponse<byte[]> bytes(String path, String... headers) {
    return send(path, BodyHandlers.ofByteArray(), headers);
  }

  private <T> HttpResponse<T> send(
      String path, HttpResponse.BodyHandler<T> handler, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), handler);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    http.close();
    server.close();
    below.close();
    upstream.close();
    store.close();
  }
}
