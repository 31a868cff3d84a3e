/// Zstandard (RFC 8878) unpacked with nothing but arrays.
@NullMarked
package dev.assay.core.artifact.zstandard;

import org.jspecify.annotations.NullMarked;
