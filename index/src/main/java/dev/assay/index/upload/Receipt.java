package dev.assay.index.upload;

import dev.assay.index.catalog.Served;
import dev.assay.store.HostedFiles.HostedFile;

/// What came of an upload.
public sealed interface Receipt {
  /// The file is here for good.
  ///
  /// @param fresh whether it was not before
  /// @param standing whether it is offered
  record Kept(HostedFile file, boolean fresh, Served standing) implements Receipt {}

  /// It is not taken in; the reason is a lower-case phrase.
  ///
  /// @param status of the answer
  record Refused(int status, String reason) implements Receipt {}

  /// Another file of this name is here.
  record Exists(HostedFile file) implements Receipt {}
}
