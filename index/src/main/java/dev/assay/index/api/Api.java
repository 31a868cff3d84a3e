package dev.assay.index.api;

import dev.assay.index.access.Exchange;
import dev.assay.index.access.Passwords;
import dev.assay.index.access.StoreGuard;
import dev.assay.index.admission.PolicyInForce;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.http.Route;
import dev.assay.index.upload.Uploads;
import dev.assay.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The routes by which an index is administered and published to.
///
/// @param policy what holds; the catalog must have been given the same
/// @param guard what lets callers in; the server must have been given the same
public record Api(
    Store store,
    Catalog catalog,
    PolicyInForce policy,
    StoreGuard guard,
    Passwords passwords,
    Uploads uploads,
    Exchange exchange,
    InstantSource clock) {

  /// All of them.
  public List<Route> routes() {
    Desk desk = new Desk(store, clock);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new TokenRoutes(desk, guard).routes());
    routes.addAll(new UserRoutes(desk, guard, passwords).routes());
    routes.addAll(new ClaimRoutes(desk, catalog).routes());
    routes.addAll(new WaiverRoutes(desk, catalog).routes());
    routes.addAll(new ReviewRoutes(desk, catalog).routes());
    routes.addAll(new PolicyRoutes(desk, policy, catalog).routes());
    routes.addAll(new RecordRoutes(desk).routes());
    routes.addAll(new WebhookRoutes(desk).routes());
    routes.addAll(new ExchangeRoutes(exchange).routes());
    routes.addAll(new UploadRoutes(desk, uploads, catalog).routes());
    routes.add(OpenApi.route());
    return routes;
  }
}
