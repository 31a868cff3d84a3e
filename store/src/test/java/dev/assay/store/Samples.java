package dev.assay.store;

import dev.assay.store.HostedFiles.HostedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Small things to keep.
final class Samples {
  static final long NOW = 1_790_000_000_000L;

  private Samples() {}

  static Blob blob(Store store, String text, long now) {
    try (Incoming incoming = store.blobs().receive(1 << 20)) {
      incoming.write(text.getBytes(StandardCharsets.UTF_8));
      return incoming.keep(now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file of project `demo` whose project and blob are stored.
  static HostedFile file(Store store, String filename, String text) {
    Blob blob = blob(store, text, NOW);
    store.write(s -> s.hostedProjects().ensure("demo", "Demo", null, NOW));
    return new HostedFile(
        filename,
        "demo",
        "Demo",
        "1.0",
        blob.sha256(),
        blob.size(),
        ">=3.9",
        null,
        NOW,
        "ada",
        null,
        null);
  }

  static HostedFile with(HostedFile f, String sha256) {
    return new HostedFile(
        f.filename(),
        f.project(),
        f.displayName(),
        f.version(),
        sha256,
        f.size(),
        f.requiresPython(),
        f.metadataSha256(),
        f.uploadedAt(),
        f.uploader(),
        f.yanked(),
        f.provenance());
  }
}
