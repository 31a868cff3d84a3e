/// DEFLATE (RFC 1951) unpacked with nothing but arrays.
@NullMarked
package dev.assay.core.artifact.deflate;

import org.jspecify.annotations.NullMarked;
