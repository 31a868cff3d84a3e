package dev.assay.index.proxy;

import dev.assay.store.Blob;

/// What came of fetching a file from an upstream.
public sealed interface FileAnswer {
  /// It is here.
  record Kept(Blob blob) implements FileAnswer {}

  /// The upstream sent other bytes than it states; both are SHA-256 in hexadecimal.
  record Lied(String stated, String sent) implements FileAnswer {}

  /// It could not be fetched; the reason is a lower-case phrase.
  record Failed(String reason) implements FileAnswer {}
}
