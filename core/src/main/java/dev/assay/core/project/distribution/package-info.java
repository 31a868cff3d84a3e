/// Wheels, source distributions and the core metadata in them.
@NullMarked
package dev.assay.core.project.distribution;

import org.jspecify.annotations.NullMarked;
