/// Measurement against ourselves and our peers; never shipped.
@NullMarked
package dev.assay.bench;

import org.jspecify.annotations.NullMarked;
