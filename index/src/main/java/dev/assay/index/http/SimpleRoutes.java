package dev.assay.index.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.core.version.PackageName;
import dev.assay.index.admission.Standing;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.catalog.Found;
import dev.assay.index.catalog.Listing;
import dev.assay.index.page.Form;
import dev.assay.index.page.PageHtml;
import dev.assay.index.page.PageJson;
import dev.assay.store.Store;
import dev.assay.store.Traffic.Layer;
import dev.assay.store.Traffic.Outcome;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pages of the simple repository API (PEP 503, 691).
final class SimpleRoutes {
  private static final int KEPT = 2_048;

  private final Store store;
  private final Catalog catalog;
  private final Recorder recorder;

  /// Pages by what they were made from: another listing is another page.
  private final Cache<Listing, Map<Form, Rendered>> pages =
      Caffeine.newBuilder().maximumSize(KEPT).weakKeys().build();

  SimpleRoutes(Store store, Catalog catalog, Recorder recorder) {
    this.store = store;
    this.catalog = catalog;
    this.recorder = recorder;
  }

  List<Route> routes() {
    return List.of(
        new Route(Method.GET, "/simple/", Permission.READ, this::list),
        new Route(Method.GET, "/simple", Permission.READ, call -> call.redirect("/simple/")),
        new Route(Method.GET, "/simple/{project}", Permission.READ, this::withSlash),
        new Route(Method.GET, "/simple/{project}/", Permission.READ, this::page));
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
      page(call, name.get(), form.get());
    }
  }

  private void page(Call call, PackageName name, Form form) {
    switch (catalog.find(name)) {
      case Found.Missing() -> {
        recorder.note(call, name, Layer.PAGE, Outcome.MISSING, Optional.empty());
        Problems.send(call, 404, "not found", "no project `" + name + "` is known");
      }
      case Found.Unreachable(String reason) ->
          Problems.send(call, 502, "upstream failed", "the index of `" + name + "`: " + reason);
      case Found.Listed(Listing listing) -> {
        Optional<Standing.Refused> blocked = listing.blocked();
        if (blocked.isPresent()) {
          recorder.note(call, name, Layer.PAGE, Outcome.REFUSED, rule(blocked.get()));
          Problems.refuse(call, name.normalized(), name.normalized(), blocked.get());
          return;
        }
        recorder.page(call, listing);
        pages
            .get(listing, _ -> new EnumMap<>(Form.class))
            .computeIfAbsent(form, it -> Rendered.of(listing, it))
            .send(call);
      }
    }
  }

  static Optional<String> rule(Standing.Refused refused) {
    return Optional.of(refused.first().finding().rule().id());
  }

  /// The form that the caller takes; none after it was told that there is none.
  private static Optional<Form> form(Call call) {
    Optional<Form> form = Form.wanted(call.header(HeaderNames.ACCEPT).orElse(""));
    if (form.isEmpty()) {
      Problems.send(call, 406, "not acceptable", "pages are JSON or HTML (PEP 691)");
    }
    return form;
  }
}
