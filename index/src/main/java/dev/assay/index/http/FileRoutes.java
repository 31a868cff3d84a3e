package dev.assay.index.http;

import dev.assay.core.version.PackageName;
import dev.assay.index.catalog.Delivery;
import dev.assay.index.catalog.Listing;
import dev.assay.index.catalog.Served;
import dev.assay.store.Blob;
import dev.assay.store.Store;
import dev.assay.store.Traffic.Layer;
import dev.assay.store.Traffic.Outcome;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Files, and metadata apart from them (PEP 658).
final class FileRoutes {
  private static final String METADATA = ".metadata";

  private final Delivery delivery;
  private final Store store;
  private final InstantSource clock;
  private final Recorder recorder;

  FileRoutes(Delivery delivery, Store store, InstantSource clock, Recorder recorder) {
    this.delivery = delivery;
    this.store = store;
    this.clock = clock;
    this.recorder = recorder;
  }

  List<Route> routes() {
    return List.of(new Route(Method.GET, "/files/{project}/{file}", Permission.READ, this::file));
  }

  private void file(Call call) {
    String file = call.part("file");
    if (file.endsWith(METADATA)) {
      String of = file.substring(0, file.length() - METADATA.length());
      String agent = call.header(HeaderNames.USER_AGENT).orElse("");
      serve(
          call,
          of,
          Layer.METADATA,
          (name, wanted) -> delivery.metadata(name, wanted, call.caller().teams(), agent));
    } else {
      serve(
          call,
          file,
          Layer.FILE,
          (name, wanted) -> delivery.file(name, wanted, call.caller().teams()));
    }
  }

  private void serve(
      Call call, String file, Layer layer, BiFunction<PackageName, String, Served> delivery) {
    Optional<PackageName> name = call.project();
    if (name.isEmpty()) {
      missing(call);
      return;
    }
    switch (delivery.apply(name.get(), file)) {
      case Served.Missing() -> {
        recorder.note(call, name.get(), layer, Outcome.MISSING, Optional.empty());
        missing(call);
      }
      case Served.Unavailable(String reason) ->
          Problems.send(call, 502, "upstream failed", "`" + file + "`: " + reason);
      case Served.Pending(Listing.Entry entry, String what) -> {
        recorder.file(call, name.get(), entry, layer, Outcome.PENDING, Optional.empty());
        Problems.send(call, 503, "not yet", "`" + file + "`: " + what + "; try again");
      }
      case Served.Refused refused -> {
        Optional<String> rule = SimpleRoutes.rule(refused.why());
        recorder.file(call, name.get(), refused.entry(), layer, Outcome.REFUSED, rule);
        Problems.refuse(
            call,
            file,
            name.get().normalized(),
            refused.why(),
            Problems.publisher(refused.entry()));
      }
      case Served.Ready(Blob blob, boolean judged) -> {
        recorder.served(call, name.get(), file, layer, unjudged(judged));
        if (!judged) {
          call.with(HeaderNames.create("Assay-Judged"), "no");
        }
        store.blobs().used(blob.sha256(), clock.millis());
        BlobSending.send(call, blob, type(file, layer));
      }
    }
  }

  private static Optional<String> unjudged(boolean judged) {
    return judged ? Optional.empty() : Optional.of("not-judged");
  }

  private static void missing(Call call) {
    Problems.send(call, 404, "not found", "there is no such file");
  }

  private static String type(String file, Layer layer) {
    if (layer == Layer.METADATA) {
      return "text/plain; charset=utf-8";
    }
    return file.endsWith(".gz") ? "application/gzip" : "application/octet-stream";
  }
}
