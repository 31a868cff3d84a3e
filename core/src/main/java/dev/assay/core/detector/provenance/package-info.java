/// Rules on who published a release: attestations that do not hold, and publishers that change.
@NullMarked
package dev.assay.core.detector.provenance;

import org.jspecify.annotations.NullMarked;
