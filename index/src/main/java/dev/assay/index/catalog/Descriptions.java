package dev.assay.index.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.index.proxy.Downloads;
import dev.assay.index.proxy.Proxied;
import dev.assay.store.Blob;
import dev.assay.store.Incidents;
import dev.assay.store.Session;
import dev.assay.store.Store;
import dev.assay.store.UpstreamFiles;
import dev.assay.store.UpstreamFiles.UpstreamFile;
import dev.assay.upstream.IndexFile;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The metadata of files of upstreams, apart from the files (PEP 658): as their upstream serves
/// them apart, read out of the distant file, or out of the file once it is here.
final class Descriptions {
  /// On record for a file that has none, or none that are served apart.
  private static final String NONE = "none";

  /// A file that is no longer is fetched as fast as the parts of it that tell where its metadata
  /// are.
  private static final long SHORT = 2 << 20;

  private static final int MOST_EXTRACTS = 1_024;

  private final Store store;
  private final Downloads downloads;
  private final InstantSource clock;

  /// What was taken out of files lately: whoever asks for the metadata of a file and whoever judges
  /// it want them at the same time.
  private final Cache<Wheel, Optional<Blob>> extracts =
      Caffeine.newBuilder().maximumSize(MOST_EXTRACTS).build();

  /// A file and what it is called.
  private record Wheel(String sha256, String file) {}

  Descriptions(Store store, Downloads downloads, InstantSource clock) {
    this.store = store;
    this.downloads = downloads;
    this.clock = clock;
  }

  /// A file as the page is to describe it: its metadata can be had if it is a wheel, unless it has
  /// turned out that it has none. Their digest is stated when they are here.
  static IndexFile advertised(IndexFile file, Optional<UpstreamFile> row) {
    Optional<String> known =
        row.filter(it -> file.sha256().filter(hex -> !hex.equals(it.sha256())).isEmpty())
            .flatMap(it -> Optional.ofNullable(it.metadataSha256()));
    if (!file.name().endsWith(".whl") || known.filter(NONE::equals).isPresent()) {
      return file;
    }
    return new IndexFile(
        file.name(),
        file.url(),
        file.hashes(),
        file.yanked(),
        file.uploaded(),
        file.requiresPython(),
        file.size(),
        Optional.of(known.map(hex -> List.of("sha256:" + hex)).orElse(List.of())),
        file.provenance());
  }

  /// Whether all of a file is best fetched for its metadata: nobody knows them, its upstream does
  /// not serve them apart, and it is short.
  static boolean isBestFetched(Listing listing, IndexFile file) {
    IndexFile stated = stated(listing, file.name());
    return listing.source().isPresent()
        && file.metadataSha256().isEmpty()
        && stated.metadata().isEmpty()
        && stated.size().orElse(Long.MAX_VALUE) <= SHORT;
  }

  /// The metadata of a file, as far as they can be had without fetching all of it.
  ///
  /// @param file as the page describes it
  Optional<Blob> find(Listing listing, IndexFile file) {
    return file.metadataSha256()
        .flatMap(store.blobs()::find)
        .or(() -> listing.source().flatMap(source -> find(source, listing, file.name())));
  }

  private Optional<Blob> find(Proxied source, Listing listing, String file) {
    IndexFile stated = stated(listing, file);
    Optional<Blob> here = downloads.find(source, listing.name(), stated);
    if (here.isPresent()) {
      return learn(listing, file, here.get());
    }
    Optional<Blob> sent =
        downloads
            .metadata(source, stated)
            .map(bytes -> new WheelMetadata(store).keep(bytes, clock.millis()));
    sent.ifPresent(
        blob ->
            store.note(
                session -> {
                  note(session, source, listing, stated, blob);
                  return true;
                }));
    return sent;
  }

  /// What was taken out of the file itself, meanwhile, stays on record.
  private static void note(
      Session session, Proxied source, Listing listing, IndexFile stated, Blob sent) {
    UpstreamFiles files = session.upstreamFiles();
    String project = listing.name().normalized();
    if (files.find(source.upstream().id(), project, stated.name()).isEmpty()) {
      String sha256 = stated.sha256().orElse(null);
      files.putAll(List.of(Downloads.row(source.upstream(), listing.name(), stated, sha256)));
    }
    if (onRecord(session, source, listing, stated.name()).isEmpty()) {
      record(session, source, listing, stated.name(), sent.sha256());
    }
  }

  private static Optional<String> onRecord(
      Session session, Proxied source, Listing listing, String file) {
    return session
        .upstreamFiles()
        .find(source.upstream().id(), listing.name().normalized(), file)
        .flatMap(row -> Optional.ofNullable(row.metadataSha256()));
  }

  private static IndexFile stated(Listing listing, String file) {
    return listing.page().files().stream()
        .filter(it -> it.name().equals(file))
        .findFirst()
        .orElseThrow();
  }

  /// From now on the page states the digest of the metadata of a file that is here, or that there
  /// are none, unless upstream states them itself.
  void describe(Listing listing, String file, Blob blob) {
    if (listing.source().isPresent() && stated(listing, file).metadata().isEmpty()) {
      var _ = learn(listing, file, blob);
    }
  }

  /// Takes the metadata out of a file that is here; none when upstream states others. Other ones
  /// than were read out of the distant file are an incident.
  Optional<Blob> learn(Listing listing, String file, Blob blob) {
    Optional<Blob> kept = extracted(blob, file);
    IndexFile stated = stated(listing, file);
    if (stated.metadata().isPresent()) {
      return kept.filter(it -> stated.metadataSha256().map(it.sha256()::equals).orElse(true));
    }
    listing
        .source()
        .ifPresent(source -> record(source, listing, file, kept.map(Blob::sha256).orElse(NONE)));
    return kept;
  }

  /// The garbage collection may have taken them away meanwhile.
  private Optional<Blob> extracted(Blob wheel, String file) {
    Wheel key = new Wheel(wheel.sha256(), file);
    Optional<Blob> kept = extracts.get(key, _ -> extract(wheel, file));
    if (kept.isPresent() && store.blobs().find(kept.get().sha256()).isEmpty()) {
      kept = extract(wheel, file);
      extracts.put(key, kept);
    }
    return kept;
  }

  private Optional<Blob> extract(Blob wheel, String file) {
    return new WheelMetadata(store).extract(wheel, file, clock.millis());
  }

  /// What is on record can be learned again.
  private void record(Proxied source, Listing listing, String file, String found) {
    if (store
        .read(session -> onRecord(session, source, listing, file))
        .filter(found::equals)
        .isEmpty()) {
      store.note(
          session -> {
            compare(session, source, listing, file, found);
            return true;
          });
    }
  }

  private void compare(
      Session session, Proxied source, Listing listing, String file, String found) {
    Optional<String> sent = onRecord(session, source, listing, file);
    if (sent.filter(it -> !it.equals(found)).isPresent()) {
      session
          .incidents()
          .openOnce(
              Incidents.Kind.UPSTREAM_LIED,
              listing.name().normalized(),
              file,
              "{\"metadata\":\"%s\",\"sent\":\"%s\"}".formatted(found, sent.get()),
              clock.millis());
    }
    record(session, source, listing, file, found);
  }

  private static void record(
      Session session, Proxied source, Listing listing, String file, String sha256) {
    session
        .upstreamFiles()
        .metadata(source.upstream().id(), listing.name().normalized(), file, sha256);
  }
}
