package dev.assay.index.http;

import dev.assay.core.version.PackageName;
import dev.assay.index.admission.Standing;
import dev.assay.index.catalog.Delivery;
import dev.assay.index.catalog.Listing;
import dev.assay.index.catalog.Provenance;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The provenance of files (PEP 740), byte for byte as whoever published them serves it.
final class ProvenanceRoutes {
  private static final String TYPE = "application/vnd.pypi.integrity.v1+json";

  private final Delivery delivery;

  ProvenanceRoutes(Delivery delivery) {
    this.delivery = delivery;
  }

  List<Route> routes() {
    return List.of(
        new Route(Method.GET, "/provenance/{project}/{file}", Permission.READ, this::provenance));
  }

  private void provenance(Call call) {
    String file = call.part("file");
    Optional<PackageName> name = call.project();
    Set<String> teams = call.caller().teams();
    switch (name.map(it -> delivery.provenance(it, file, teams)).orElse(new Provenance.Missing())) {
      case Provenance.Missing() ->
          Problems.send(call, 404, "not found", "no attestations of `" + file + "` are known");
      case Provenance.Unavailable(String reason) ->
          Problems.send(call, 502, "upstream failed", "`" + file + "`: " + reason);
      case Provenance.Refused(Listing.Entry entry, Standing.Refused why) ->
          Problems.refuse(
              call, file, name.orElseThrow().normalized(), why, Problems.publisher(entry));
      case Provenance.Ready(byte[] json) ->
          call.with(HeaderNames.create("X-Content-Type-Options"), "nosniff").send(TYPE, json);
    }
  }
}
