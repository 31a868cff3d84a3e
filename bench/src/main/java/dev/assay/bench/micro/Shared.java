package dev.assay.bench.micro;

import java.nio.file.Files;
import java.nio.file.Path;

/// The measured data beside the checkout (`-Dassay.shared=…`, else `../shared`).
final class Shared {
  private Shared() {}

  static Path path(String name) {
    Path path = Path.of(System.getProperty("assay.shared", "../shared")).resolve(name);
    if (!Files.exists(path)) {
      throw new IllegalStateException("`" + path + "` is absent: run in the root of the checkout");
    }
    return path;
  }
}
