/// The detectors and their registry: facts in, findings out.
@NullMarked
package dev.assay.core.detector;

import org.jspecify.annotations.NullMarked;
