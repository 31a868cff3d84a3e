package dev.assay.core.code.evaluation;

import java.util.Optional;

/// The files of an artifact beside its modules: code may read what it executes from them.
@FunctionalInterface
public interface OwnFiles {
  /// None that can be read.
  OwnFiles NONE = _ -> Optional.empty();

  /// The bytes of a file by its path in the artifact; nothing where there is no such file.
  Optional<byte[]> read(String path);
}
