package dev.assay.index.console;

import dev.assay.index.access.StoreGuard;
import dev.assay.index.admission.Judging;
import dev.assay.index.admission.PolicyInForce;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.http.Call;
import dev.assay.index.http.Permission;
import dev.assay.index.http.Route;
import dev.assay.index.proxy.Pages;
import dev.assay.store.Store;
import io.helidon.http.Method;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The console: its pages are for whoever may read, and what they change is for whoever has logged
/// in and may. A form counts only when it carries the secret of the visit.
public final class Console {
  private final Views views = new Views(new Assets());
  private final BrowserDoor door;
  private final Reading reading;
  private final Deeds deeds;
  private final TokenForms tokens;
  private final WebhookForms webhooks;
  private final NameForms names;
  private final Login login;

  /// What it shows and changes.
  public record Parts(
      Store store,
      Catalog catalog,
      Judging judging,
      PolicyInForce policy,
      StoreGuard guard,
      InstantSource clock,
      Pages pages) {}

  public Console(Parts parts) {
    this.door = new BrowserDoor(new Visits(parts.clock()), views);
    this.reading = new Reading(parts, door, views);
    this.deeds = new Deeds(parts, door, views, reading);
    this.tokens = new TokenForms(parts, views, reading);
    this.webhooks = new WebhookForms(parts, views, reading);
    this.names = new NameForms(parts, views, reading);
    this.login = new Login(parts.guard(), door, views);
  }

  /// Its ways in.
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(
        new Route(
            Method.GET,
            "/console",
            Permission.OPEN,
            door,
            call -> BrowserDoor.see(call, "/console/")));
    routes.add(new Route(Method.GET, "/console/assets/{file}", Permission.OPEN, door, this::asset));
    routes.add(new Route(Method.GET, "/console/login", Permission.OPEN, door, login::form));
    routes.add(new Route(Method.POST, "/console/login", Permission.OPEN, door, login::open));
    routes.addAll(pages());
    routes.addAll(forms());
    return List.copyOf(routes);
  }

  private void asset(Call call) {
    if (!views.assets().send(call)) {
      views.problem(call, 404, "Not found", "There is no such file.");
    }
  }

  private List<Route> pages() {
    return List.of(
        page("/console/", Permission.READ, reading::dashboard),
        page("/console/queue", Permission.READ, reading::queue),
        page("/console/projects", Permission.READ, reading::projects),
        page("/console/projects/{project}", Permission.READ, reading::project),
        page("/console/projects/{project}/{version}", Permission.READ, reading::release),
        page("/console/why/{project}", Permission.READ, reading::why),
        page("/console/traffic", Permission.READ, reading::traffic),
        page("/console/waivers", Permission.READ, reading::waivers),
        page("/console/policy", Permission.READ, reading::policy),
        page("/console/names", Permission.READ, names::show),
        page("/console/tokens", Permission.ADMIN, tokens::show),
        page("/console/webhooks", Permission.ADMIN, webhooks::show),
        page("/console/log", Permission.ADMIN, reading::log));
  }

  private List<Route> forms() {
    return List.of(
        form("/console/logout", Permission.OPEN, login::close),
        form("/console/projects/{project}/review", Permission.REVIEW, deeds::review),
        form("/console/projects/{project}/waivers", Permission.READ, deeds::requestWaiver),
        form("/console/projects/{project}/waivers/{id}", Permission.REVIEW, deeds::decideWaiver),
        form("/console/projects/{project}/incidents/{id}", Permission.REVIEW, deeds::closeIncident),
        form("/console/policy/preview", Permission.ADMIN, deeds::previewPolicy),
        form("/console/policy", Permission.ADMIN, deeds::writePolicy),
        form("/console/names", Permission.ADMIN, names::claim),
        form("/console/names/give-up", Permission.ADMIN, names::giveUp),
        form("/console/tokens", Permission.ADMIN, tokens::issue),
        form("/console/tokens/{id}/revoke", Permission.ADMIN, tokens::revoke),
        form("/console/webhooks", Permission.ADMIN, webhooks::add),
        form("/console/webhooks/{id}/remove", Permission.ADMIN, webhooks::remove));
  }

  private Route page(String path, Permission permission, Route.Handling handling) {
    return new Route(Method.GET, path, permission, door, handling);
  }

  /// What a form of a visit asks for.
  @FunctionalInterface
  interface Deed {
    void does(Call call, Fields fields);
  }

  private Route form(String path, Permission permission, Deed deed) {
    return new Route(
        Method.POST,
        path,
        permission,
        door,
        call -> {
          Optional<Fields> fields = Fields.read(call);
          if (fields.isEmpty()) {
            views.problem(call, 400, "Not readable", "The form is too long, or broken.");
          } else if (door.visit(call.request())
              .filter(visit -> visit.owns(fields.get().text("csrf")))
              .isEmpty()) {
            door.refuse(call, "The form is not of this visit; go back and load the page again.");
          } else {
            deed.does(call, fields.get());
          }
        });
  }
}
