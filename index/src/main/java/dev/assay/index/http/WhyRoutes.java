package dev.assay.index.http;

import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import dev.assay.core.version.PackageName;
import dev.assay.index.admission.Standing;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.catalog.Found;
import dev.assay.index.catalog.Listing;
import dev.assay.report.json.JsonWriter;
import io.helidon.http.Method;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Why a project or version is missing for the caller, or for a team that they name, as
/// `assay/why/1`.
final class WhyRoutes {
  private final Catalog catalog;

  WhyRoutes(Catalog catalog) {
    this.catalog = catalog;
  }

  List<Route> routes() {
    return List.of(
        new Route(Method.GET, "/why/{project}", Permission.READ, this::why),
        new Route(Method.GET, "/why/{project}/{version}", Permission.READ, this::why));
  }

  private void why(Call call) {
    Optional<PackageName> name = call.project();
    if (name.isEmpty()) {
      Problems.send(call, 404, "not found", "that is no name of a project");
      return;
    }
    Optional<Set<String>> teams =
        catalog.asked(call.request().query().first("team").asOptional(), call.caller().teams());
    if (teams.isEmpty()) {
      Problems.send(call, 404, "not found", "there is no such team");
      return;
    }
    Optional<String> version = call.request().path().pathParameters().first("version").asOptional();
    Asked asked = new Asked(name.get(), version, catalog.policyOf(teams.get()));
    switch (catalog.find(name.get(), teams.get())) {
      case Found.Missing() -> send(call, asked, missing(name.get()), List.of());
      case Found.Unreachable(String reason) ->
          send(call, asked, "its index cannot be asked: " + reason, List.of());
      case Found.Listed(Listing listing) -> {
        List<Listing.Entry> entries =
            listing.entries().stream()
                .filter(entry -> version.isEmpty() || version.get().equals(entry.version()))
                .toList();
        send(call, asked, summary(listing, version, entries), entries);
      }
    }
  }

  /// @param team whose policy the answer is by; none: everybody's
  private record Asked(PackageName name, Optional<String> version, Optional<String> team) {}

  private String missing(PackageName name) {
    return catalog.isOurs(name)
        ? "the name is claimed for internal use, nothing of that name is published here, and nobody"
            + " else is asked for it"
        : "neither this index nor any that it stands in front of has such a project";
  }

  private static String summary(
      Listing listing, Optional<String> version, List<Listing.Entry> entries) {
    if (entries.isEmpty()) {
      return version.isPresent() ? "no file of that version is published" : "it has no files";
    }
    long refused =
        entries.stream().filter(entry -> entry.standing() instanceof Standing.Refused).count();
    String stale =
        listing
            .source()
            .flatMap(source -> source.stale())
            .map(reason -> "; its index cannot be asked at the moment: " + reason)
            .orElse("");
    return String.format(
        Locale.ROOT, "%d of %d files are not offered%s", refused, entries.size(), stale);
  }

  private static void send(Call call, Asked asked, String summary, List<Listing.Entry> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(bytes)) {
      json.object(
          () -> {
            json.text("schema", "assay/why/1");
            json.text("project", asked.name().normalized());
            json.text("version", asked.version());
            asked.team().ifPresent(it -> json.text("team", it));
            json.text("summary", summary);
            json.array(
                "files", () -> entries.forEach(entry -> json.object(() -> file(json, entry))));
          });
    }
    call.send("application/json", bytes.toByteArray());
  }

  private static void file(JsonWriter json, Listing.Entry entry) {
    json.text("file", entry.file().name());
    json.text("version", entry.version());
    json.text("sha256", entry.file().sha256());
    json.text("uploaded", entry.file().uploaded());
    json.text("publisher", Problems.publisher(entry));
    switch (entry.standing()) {
      case Standing.Admitted(List<Decision> notes) -> {
        json.text("standing", "offered");
        Problems.decisions(json, notes);
      }
      case Standing.Unjudged() -> {
        json.text("standing", "offered, judged when it is asked for");
        Problems.decisions(json, List.of());
      }
      case Standing.Refused(Verdict verdict, List<Decision> reasons) -> {
        json.text("standing", verdict == Verdict.DENY ? "denied" : "held");
        Problems.decisions(json, reasons);
      }
    }
  }
}
