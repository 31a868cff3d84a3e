package dev.assay.index.http;

import dev.assay.index.admission.Judging;
import dev.assay.report.json.JsonWriter;
import dev.assay.store.Store;
import dev.assay.store.StoreException;
import io.helidon.http.Method;
import java.io.ByteArrayOutputStream;
import java.util.List;

/// Whether the index can do its work: `up`, or `degraded` when what was judged is served and what
/// was not is refused.
final class HealthRoutes {
  private final Store store;
  private final Judging judging;

  HealthRoutes(Store store, Judging judging) {
    this.store = store;
    this.judging = judging;
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
          });
    }
    call.response().status(stored ? 200 : 503);
    call.send("application/json", bytes.toByteArray());
  }

  private boolean isStoreUp() {
    try {
      return store.read(session -> session.settings() != null);
    } catch (StoreException _) {
      return false;
    }
  }
}
