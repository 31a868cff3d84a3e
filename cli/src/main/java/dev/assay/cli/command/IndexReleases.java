package dev.assay.cli.command;

import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.Artifact;
import dev.assay.core.artifact.DiskTree;
import dev.assay.core.artifact.Limits;
import dev.assay.upstream.IndexClient;
import dev.assay.upstream.IndexClient.Answer;
import dev.assay.upstream.IndexClient.Download;
import dev.assay.upstream.IndexDiscovery;
import dev.assay.upstream.IndexFile;
import dev.assay.upstream.IndexSettings;
import dev.assay.upstream.ProjectPage;
import dev.assay.upstream.ReleaseFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Releases on the index that pip and uv are configured for. Each file is fetched when it is
/// opened, compared with the digest that the index states, and removed when it was read.
final class IndexReleases implements AutoCloseable {
  private final Surroundings surroundings;
  private final AtomicInteger files = new AtomicInteger();
  private @Nullable List<IndexClient> clients;
  private @Nullable ScratchFolder scratch;

  IndexReleases(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// What an index holds of a release, or why nothing is known of it.
  sealed interface Answered {
    record Files(ReleaseFiles release, IndexClient client) implements Answered {}

    record Nothing(String reason) implements Answered {}
  }

  /// The files of a release; one that cannot be opened, where the index gives none.
  List<Found> find(String given) {
    Optional<ReleaseRequest> request = ReleaseRequest.parse(given);
    if (request.isEmpty()) {
      return List.of(refused(given, request, "it names no release"));
    }
    return switch (ask(request.get())) {
      case Answered.Nothing(String reason) -> List.of(refused(given, request, reason));
      case Answered.Files(ReleaseFiles release, IndexClient client) ->
          release.files().stream().map(file -> found(request.get(), file, client)).toList();
    };
  }

  private static Found refused(String given, Optional<ReleaseRequest> request, String reason) {
    return new Found(given, request, () -> refusal(reason));
  }

  private static Found.Open refusal(String reason) {
    return new Found.Open(new Artifact.Reading.Refused(Optional.empty(), reason), () -> {});
  }

  /// Asks the indexes in their order; the first that knows the project answers.
  synchronized Answered ask(ReleaseRequest request) {
    List<IndexClient> indexes = clients();
    if (indexes.isEmpty()) {
      return new Answered.Nothing("no index is configured; set `PIP_INDEX_URL`");
    }
    for (IndexClient index : indexes) {
      switch (index.fetch(request.name())) {
        case Answer.Found(ProjectPage page) -> {
          return page.isQuarantined()
              ? new Answered.Nothing("the index has quarantined the project")
              : chosen(request, page.files(), index);
        }
        case Answer.Failed(String reason) -> {
          return new Answered.Nothing("the index: " + reason);
        }
        case Answer.Missing() -> {}
      }
    }
    return new Answered.Nothing("there is no such project on the index");
  }

  private static Answered chosen(ReleaseRequest request, List<IndexFile> all, IndexClient index) {
    Optional<ReleaseFiles> release =
        request.version().isPresent()
            ? ReleaseFiles.of(request.name(), all, request.version().get())
            : ReleaseFiles.newest(request.name(), all);
    return release
        .<Answered>map(files -> new Answered.Files(files, index))
        .orElse(new Answered.Nothing("the index has no file of such a version"));
  }

  private Found found(ReleaseRequest request, IndexFile file, IndexClient client) {
    String shown = request.shown() + "/" + file.name();
    return new Found(shown, Optional.of(request), () -> fetched(file, client, shown));
  }

  /// Fetches a file and opens it.
  Found.Open fetched(IndexFile file, IndexClient client, String shown) {
    // A name of ours: that of the index is hostile text.
    String ending = file.name().endsWith(".whl") ? ".whl" : ".tar.gz";
    String name = "file-" + files.incrementAndGet() + ending;
    Path folder = folder();
    Path target = folder.resolve(name);
    switch (client.fetch(file, target)) {
      case Download.Failed(String reason) -> {
        return refusal(reason);
      }
      case Download.Saved(boolean checked) -> {
        if (!checked) {
          surroundings.say("assay: the index states no sha256 of `" + file.name() + "`");
        }
      }
    }
    return new Found.Open(
        Artifact.open(DiskTree.open(folder, Limits.DEFAULT), name, shown), () -> remove(target));
  }

  private synchronized Path folder() {
    try {
      if (scratch == null) {
        scratch = ScratchFolder.create(surroundings);
      }
      return scratch.path();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<IndexClient> clients() {
    if (clients == null) {
      IndexSettings settings =
          new IndexDiscovery(surroundings.environment(), surroundings.home()).discover();
      List<URI> indexes = new ArrayList<>();
      settings.index().ifPresent(indexes::add);
      indexes.addAll(settings.extra());
      clients = indexes.stream().map(IndexClient::new).toList();
    }
    return clients;
  }

  @Override
  public synchronized void close() {
    if (clients != null) {
      clients.forEach(IndexClient::close);
    }
    if (scratch != null) {
      try {
        scratch.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
