package dev.assay.index.provenance;

import dev.assay.core.version.PackageName;
import dev.assay.index.proxy.Proxied;
import dev.assay.store.Provenances.Provenance;
import dev.assay.store.Store;
import dev.assay.upstream.IndexClient;
import dev.assay.upstream.IndexFile;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Fetches provenance objects of upstreams and keeps them as they were served, 1 MiB at most. What
/// is here is never asked for again.
public final class ProvenanceArchive {
  private final Store store;
  private final InstantSource clock;
  private final Executor fetching;

  public ProvenanceArchive(Store store, InstantSource clock, Executor fetching) {
    this.store = store;
    this.clock = clock;
    this.fetching = fetching;
  }

  /// The object of a file that an upstream publishes: as it is here, or fetched now.
  ///
  /// @param sha256 of the bytes of the file
  public CompletableFuture<Stated> fetch(
      Proxied source, PackageName project, IndexFile file, String sha256) {
    Optional<Provenance> kept =
        store.read(session -> session.provenances().find(sha256, file.name()));
    if (kept.isPresent()) {
      return CompletableFuture.completedFuture(new Stated.Served(kept.get().json()));
    }
    if (file.provenance().orElse("").isEmpty()) {
      return CompletableFuture.completedFuture(new Stated.Nothing());
    }
    return CompletableFuture.supplyAsync(() -> download(source, project, file, sha256), fetching);
  }

  private Stated download(Proxied source, PackageName project, IndexFile file, String sha256) {
    return switch (source.upstream().client().fetchProvenance(file)) {
      case IndexClient.Provenance.Served(byte[] json) -> {
        Provenance row =
            new Provenance(sha256, file.name(), project.normalized(), json, clock.millis());
        store.write(
            session -> {
              session.provenances().keep(row);
              return true;
            });
        yield new Stated.Served(json);
      }
      case IndexClient.Provenance.Withheld(String reason) ->
          new Stated.Withheld("its provenance is stated and not handed out: " + reason);
      case IndexClient.Provenance.Failed(String reason) -> new Stated.Failed(reason);
    };
  }

  /// The object of a file that was uploaded here.
  public Stated hosted(String file) {
    return store
        .read(session -> session.hostedFiles().find(file))
        .flatMap(row -> Optional.ofNullable(row.provenance()))
        .<Stated>map(json -> new Stated.Served(json.getBytes(StandardCharsets.UTF_8)))
        .orElse(new Stated.Nothing());
  }
}
