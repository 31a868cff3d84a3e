package dev.assay.index.upload;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import java.util.Optional;

/// What a file was found to be.
///
/// @param metadata the core metadata of a wheel, to be served apart (PEP 658)
/// @param requiresPython as its metadata have it
record Release(
    PackageName name,
    Version version,
    String file,
    Optional<byte[]> metadata,
    Optional<String> requiresPython) {}
