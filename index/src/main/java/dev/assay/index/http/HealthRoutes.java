package dev.assay.index.http;

import dev.assay.attestation.TrustedRoot;
import dev.assay.core.advisory.AdvisorySource;
import dev.assay.index.admission.Judging;
import dev.assay.report.json.JsonWriter;
import dev.assay.store.Store;
import dev.assay.store.StoreException;
import io.helidon.http.Method;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/// Whether the index can do its work: `up`, or `degraded` when what was judged is served and what
/// was not is refused.
final class HealthRoutes {
  private final Store store;
  private final Judging judging;
  private final Supplier<AdvisorySource.Stamp> advisories;
  private final TrustedRoot root;
  private final InstantSource clock;

  HealthRoutes(
      Store store,
      Judging judging,
      Supplier<AdvisorySource.Stamp> advisories,
      TrustedRoot root,
      InstantSource clock) {
    this.store = store;
    this.judging = judging;
    this.advisories = advisories;
    this.root = root;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(new Route(Method.GET, "/health", Permission.OPEN, this::health));
  }

  private void health(Call call) {
    boolean stored = isStoreUp();
    boolean judges = judging.isUp();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(bytes)) {
      json.object(
          () -> {
            json.text("status", !stored ? "down" : judges ? "up" : "degraded");
            json.text("store", stored ? "up" : "down");
            json.text("judge", judges ? "up" : "down");
            json.number("judging", judging.waiting());
            json.object("advisories", () -> advisories(json, advisories.get()));
            json.object("trusted_root", () -> root(json));
          });
    }
    call.response().status(stored ? 200 : 503);
    call.send("application/json", bytes.toByteArray());
  }

  /// Old data do not know what was found since.
  private void advisories(JsonWriter json, AdvisorySource.Stamp stamp) {
    json.text("date", stamp.date().toString());
    json.number("age_days", ChronoUnit.DAYS.between(stamp.date(), today()));
    json.number("records", stamp.records());
  }

  private LocalDate today() {
    return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /// With an old one, attestations by younger keys cannot be verified.
  private void root(JsonWriter json) {
    LocalDate today = today();
    json.text("obtained", root.obtained().toString());
    json.number("age_days", root.age(today));
    json.text("stale", root.staleness(today));
  }

  private boolean isStoreUp() {
    try {
      return store.read(session -> session.settings() != null);
    } catch (StoreException _) {
      return false;
    }
  }
}
