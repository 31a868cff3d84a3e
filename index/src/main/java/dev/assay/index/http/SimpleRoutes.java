package dev.assay.index.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.core.version.PackageName;
import dev.assay.index.admission.Standing;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.catalog.Delivery;
import dev.assay.index.catalog.Found;
import dev.assay.index.catalog.Listing;
import dev.assay.index.catalog.View;
import dev.assay.index.page.Form;
import dev.assay.index.page.PageHtml;
import dev.assay.index.page.PageJson;
import dev.assay.index.proxy.Share;
import dev.assay.store.Store;
import dev.assay.store.Traffic.Layer;
import dev.assay.store.Traffic.Outcome;
import io.helidon.common.uri.UriInfo;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The pages of the simple repository API (PEP 503, 691).
final class SimpleRoutes {
  private static final int MOST_FORMS = 256;

  private final Store store;
  private final Catalog catalog;
  private final Delivery delivery;
  private final Recorder recorder;
  private final Optional<URI> url;

  private final Cache<View, Shown> pages = Share.of(Shown::kibibytes);

  private final Cache<String, Optional<Form>> forms =
      Caffeine.newBuilder().maximumSize(MOST_FORMS).build();

  SimpleRoutes(
      Store store, Catalog catalog, Delivery delivery, Recorder recorder, Optional<URI> url) {
    this.store = store;
    this.catalog = catalog;
    this.delivery = delivery;
    this.recorder = recorder;
    this.url = url;
  }

  List<Route> routes() {
    return List.of(
        new Route(Method.GET, "/simple/", Permission.READ, this::list),
        new Route(Method.GET, "/simple", Permission.READ, call -> call.redirect("/simple/")),
        new Route(Method.GET, "/simple/{project}", Permission.READ, this::withSlash),
        new Route(Method.GET, "/simple/{project}/", Permission.READ, this::page));
  }

  /// Hashes for pip-compile. Its pattern also fits paths of others, which go before it.
  Route hashes() {
    return new Route(Method.GET, "/{project}/json", Permission.READ, this::releases);
  }

  private void list(Call call) {
    Optional<Form> form = form(call);
    if (form.isEmpty()) {
      return;
    }
    List<PackageName> names =
        store.read(session -> session.hostedProjects().all()).stream()
            .flatMap(project -> PackageName.parse(project.displayName()).stream())
            .filter(name -> call.caller().may(Permission.READ, name))
            .toList();
    byte[] body = form.get().isHtml() ? PageHtml.list(names) : PageJson.list(names);
    call.with(HeaderNames.VARY, "Accept").send(form.get().type(), body);
  }

  private void withSlash(Call call) {
    Optional<PackageName> name = call.project();
    if (name.isEmpty()) {
      Problems.send(call, 404, "not found", "that is no name of a project");
    } else {
      call.redirect("/simple/" + name.get().normalized() + "/");
    }
  }

  private void page(Call call) {
    Optional<PackageName> name = call.project();
    if (name.isEmpty()) {
      Problems.send(call, 404, "not found", "that is no name of a project");
      return;
    }
    if (!name.get().normalized().equals(call.part("project"))) {
      withSlash(call);
      return;
    }
    Optional<Form> form = form(call);
    if (form.isPresent()) {
      answer(
          call,
          name.get(),
          shown -> {
            delivery.foresee(shown.listing(), call.header(HeaderNames.USER_AGENT).orElse(""));
            shown.page(form.get()).send(call);
          });
    }
  }

  private void releases(Call call) {
    Optional<PackageName> name = call.project();
    if (name.isEmpty()) {
      Problems.send(call, 404, "not found", "that is no name of a project");
      return;
    }
    Optional<URI> page = place(call, name.get());
    if (page.isEmpty()) {
      Problems.send(call, 400, "bad request", "no address can be made of the `Host` header");
      return;
    }
    answer(
        call,
        name.get(),
        shown ->
            call.with(HeaderNames.CACHE_CONTROL, "no-store")
                .send("application/json", Rendered.releases(shown.listing(), page.get())));
  }

  /// Where the caller finds the page of a project.
  private static Optional<URI> place(Call call, PackageName name) {
    UriInfo asked = call.request().requestedUri();
    try {
      return Optional.of(
          new URI(asked.scheme() + "://" + asked.authority())
              .resolve("/simple/" + name.normalized() + "/"));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private void answer(Call call, PackageName name, Consumer<Shown> sending) {
    switch (catalog.find(name, call.caller().teams())) {
      case Found.Missing() -> {
        recorder.note(call, name, Layer.PAGE, Outcome.MISSING, Optional.empty());
        Problems.send(call, 404, "not found", "no project `" + name + "` is known");
      }
      case Found.Unreachable(String reason) ->
          Problems.send(call, 502, "upstream failed", "the index of `" + name + "`: " + reason);
      case Found.Listed(Listing listing) -> {
        Shown shown = shown(listing);
        Optional<Standing.Refused> blocked = shown.blocked();
        if (blocked.isPresent()) {
          recorder.note(call, name, Layer.PAGE, Outcome.REFUSED, rule(blocked.get()));
          Problems.refuse(call, name.normalized(), name.normalized(), blocked.get());
          return;
        }
        recorder.page(call, name, shown.hidden());
        sending.accept(shown);
      }
    }
  }

  private Shown shown(Listing listing) {
    Shown known = pages.getIfPresent(listing.view());
    return known != null && known.isOf(listing)
        ? known
        : pages.asMap().compute(listing.view(), (_, before) -> Shown.of(listing, before, url));
  }

  static Optional<String> rule(Standing.Refused refused) {
    return Optional.of(refused.first().finding().rule().id());
  }

  /// The form that the caller takes; none after it was told that there is none.
  private Optional<Form> form(Call call) {
    Optional<Form> form = forms.get(call.header(HeaderNames.ACCEPT).orElse(""), Form::wanted);
    if (form.isEmpty()) {
      Problems.send(call, 406, "not acceptable", "pages are JSON or HTML (PEP 691)");
    }
    return form;
  }
}
