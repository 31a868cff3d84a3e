/// Rules on what is known of packages: advisories, index status, hygiene of pins.
@NullMarked
package dev.assay.core.detector.metadata;

import org.jspecify.annotations.NullMarked;
