package dev.assay.index.http;

import dev.assay.index.metric.Metrics;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import java.util.List;

/// What happens in the index, for Prometheus.
record MetricRoutes(Metrics metrics) {
  List<Route> routes() {
    return List.of(new Route(Method.GET, "/metrics", Permission.METRICS, this::metrics));
  }

  private void metrics(Call call) {
    Metrics.Text text = metrics.text(call.header(HeaderNames.ACCEPT).orElse(""));
    call.send(text.type(), text.bytes());
  }
}
