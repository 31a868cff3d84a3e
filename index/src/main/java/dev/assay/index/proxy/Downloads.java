package dev.assay.index.proxy;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import dev.assay.store.Blob;
import dev.assay.store.Incidents;
import dev.assay.store.Incoming;
import dev.assay.store.Sightings.Sight;
import dev.assay.store.Store;
import dev.assay.store.UpstreamFiles.UpstreamFile;
import dev.assay.upstream.Excerpt;
import dev.assay.upstream.IndexClient.Small;
import dev.assay.upstream.IndexFile;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Fetches files of upstreams into the store, each once however many ask, and compares what came
/// with what was stated. What is here is never asked for again.
public final class Downloads {
  private static final long MOST_BYTES = 4L << 30;

  private final Store store;
  private final InstantSource clock;
  private final Executor fetching;
  private final Tally tally = new Tally();
  private final ConcurrentHashMap<String, CompletableFuture<FileAnswer>> underway =
      new ConcurrentHashMap<>();
  private final SingleFlight<String, Optional<byte[]>> described = new SingleFlight<>();

  public Downloads(Store store, InstantSource clock, Executor fetching) {
    this.store = store;
    this.clock = clock;
    this.fetching = fetching;
  }

  /// What was asked for so far.
  public Tally tally() {
    return tally;
  }

  /// The file, if it is here.
  public Optional<Blob> find(Proxied project, PackageName name, IndexFile file) {
    return digest(project, name, file).flatMap(store.blobs()::find);
  }

  /// The digest that a file must have: the one that was stated first.
  private Optional<String> digest(Proxied project, PackageName name, IndexFile file) {
    return project
        .sight(file)
        .earlier()
        .or(file::sha256)
        .or(
            () ->
                store
                    .read(
                        session ->
                            session
                                .sightings()
                                .find(project.upstream().id(), name.normalized(), file.name()))
                    .map(sighting -> sighting.sha256()));
  }

  /// The file: as it is here, or fetched now.
  public CompletableFuture<FileAnswer> fetch(Proxied project, PackageName name, IndexFile file) {
    Optional<Blob> here = find(project, name, file);
    if (here.isPresent()) {
      tally.hit();
      return CompletableFuture.completedFuture(new FileAnswer.Kept(here.get()));
    }
    String key = key(project, file);
    CompletableFuture<FileAnswer> mine = new CompletableFuture<>();
    CompletableFuture<FileAnswer> first = underway.putIfAbsent(key, mine);
    if (first != null) {
      return first;
    }
    fetching.execute(
        () -> {
          try {
            mine.complete(download(project, name, file));
          } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
          } finally {
            underway.remove(key, mine);
          }
        });
    return mine;
  }

  /// The metadata of a file without the rest of it: as its upstream serves them apart (PEP 658), or
  /// out of the wheel, of which parts are fetched. None when they are not what the upstream states.
  ///
  /// @param file as its upstream states it
  public Optional<byte[]> metadata(Proxied project, IndexFile file) {
    return described.get(
        key(project, file),
        () ->
            apart(project, file)
                .or(() -> excerpt(project, file))
                .filter(bytes -> isAsStated(file, bytes)));
  }

  private static boolean isAsStated(IndexFile file, byte[] metadata) {
    return file.metadataSha256().map(stated -> stated.equals(sha256(metadata))).orElse(true);
  }

  private static String key(Proxied project, IndexFile file) {
    return project.upstream().id() + " " + file.url();
  }

  private static Optional<byte[]> apart(Proxied project, IndexFile file) {
    if (file.metadata().isEmpty()) {
      return Optional.empty();
    }
    URI address = URI.create(file.url() + ".metadata");
    return project.upstream().client().fetchSmall(address) instanceof Small.Fetched(byte[] bytes)
        ? Optional.of(bytes)
        : Optional.empty();
  }

  private static Optional<byte[]> excerpt(Proxied project, IndexFile file) {
    return project.upstream().client().excerpt(file) instanceof Excerpt.Read(byte[] bytes)
        ? Optional.of(bytes)
        : Optional.empty();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private FileAnswer download(Proxied project, PackageName name, IndexFile file) {
    try (Incoming incoming = store.blobs().receive(MOST_BYTES)) {
      tally.miss();
      Optional<String> failure = project.upstream().client().copy(file.url(), incoming);
      tally.came(incoming.size());
      if (failure.isPresent()) {
        return new FileAnswer.Failed(failure.get());
      }
      String sent = incoming.sha256();
      Optional<String> stated = digest(project, name, file);
      if (stated.isPresent() && !stated.get().equals(sent)) {
        return lied(name, file, stated.get(), sent);
      }
      if (file.size().isPresent() && file.size().getAsLong() != incoming.size()) {
        return new FileAnswer.Failed(
            String.format(
                Locale.ROOT,
                "it has %d bytes; the index states %d",
                incoming.size(),
                file.size().getAsLong()));
      }
      return see(project, name, file, sent)
          .orElseGet(() -> new FileAnswer.Kept(incoming.cache(clock.millis())));
    }
  }

  private FileAnswer lied(PackageName name, IndexFile file, String stated, String sent) {
    store.write(
        session ->
            session
                .incidents()
                .open(
                    Incidents.Kind.UPSTREAM_LIED,
                    name.normalized(),
                    file.name(),
                    "{\"stated\":\"%s\",\"sent\":\"%s\"}".formatted(stated, sent),
                    clock.millis()));
    return new FileAnswer.Lied(stated, sent);
  }

  /// Takes down the file and its digest; why it may not be kept, when somebody else's answer was
  /// another one in the meantime.
  private Optional<FileAnswer> see(Proxied project, PackageName name, IndexFile file, String sent) {
    UpstreamFile row = row(project.upstream(), name, file, sent);
    Sight sight =
        store.note(
            session -> {
              session.upstreamFiles().putAll(List.of(row));
              return session
                  .sightings()
                  .see(row.upstream(), row.project(), row.filename(), sent, clock.millis());
            });
    return sight instanceof Sight.Changed(String before, long _)
        ? Optional.of(lied(name, file, before, sent))
        : Optional.empty();
  }

  /// A file as it is written down.
  ///
  /// @param sha256 of its bytes, where it is known
  public static UpstreamFile row(
      Upstream upstream, PackageName name, IndexFile file, @Nullable String sha256) {
    return new UpstreamFile(
        upstream.id(),
        name.normalized(),
        file.name(),
        file.version(name).map(Version::normalized).orElse(null),
        file.url().toString(),
        sha256,
        file.size().isPresent() ? file.size().getAsLong() : null,
        file.uploadTime().map(Instant::toEpochMilli).orElse(null),
        file.requiresPython().orElse(null),
        file.yanked().orElse(null),
        null);
  }
}
