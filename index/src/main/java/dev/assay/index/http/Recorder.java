package dev.assay.index.http;

import dev.assay.core.project.distribution.FileForm;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import dev.assay.index.admission.Standing;
import dev.assay.index.catalog.Listing;
import dev.assay.index.metric.Metrics;
import dev.assay.store.Store;
import dev.assay.store.Traffic.Layer;
import dev.assay.store.Traffic.Outcome;
import dev.assay.store.Traffic.Request;
import java.time.InstantSource;
import java.util.Optional;

/// Takes down what was asked for and what was answered, so that a policy can be tried on it.
record Recorder(Store store, InstantSource clock, Metrics metrics) {
  /// A request for a project as a whole.
  void note(Call call, PackageName name, Layer layer, Outcome outcome, Optional<String> rule) {
    record(call, name, Optional.empty(), layer, outcome, rule);
  }

  /// A page: served, or served with something left out.
  void page(Call call, PackageName name, Optional<Standing.Refused> hidden) {
    note(
        call,
        name,
        Layer.PAGE,
        hidden.isPresent() ? Outcome.HIDDEN : Outcome.SERVED,
        hidden.flatMap(SimpleRoutes::rule));
  }

  /// A request for a file or its metadata.
  void file(
      Call call,
      PackageName name,
      Listing.Entry entry,
      Layer layer,
      Outcome outcome,
      Optional<String> rule) {
    record(call, name, Optional.of(entry), layer, outcome, rule);
  }

  /// A file or its metadata that was handed out.
  void served(Call call, PackageName name, String file, Layer layer, Optional<String> rule) {
    Optional<String> version = FileForm.of(name, file).version().map(Version::normalized);
    record(call, name, version, Optional.of(file), layer, Outcome.SERVED, rule);
  }

  private void record(
      Call call,
      PackageName name,
      Optional<Listing.Entry> entry,
      Layer layer,
      Outcome outcome,
      Optional<String> rule) {
    Optional<String> file = entry.map(it -> it.file().name());
    record(call, name, entry.map(Listing.Entry::version), file, layer, outcome, rule);
  }

  private void record(
      Call call,
      PackageName name,
      Optional<String> version,
      Optional<String> file,
      Layer layer,
      Outcome outcome,
      Optional<String> rule) {
    metrics.answer(layer, outcome);
    store
        .traffic()
        .record(
            new Request(
                clock.millis(),
                call.caller().name(),
                name.normalized(),
                version.orElse(null),
                file.orElse(null),
                layer,
                outcome,
                rule.orElse(null)));
  }
}
