/// Advisories and the exact matching of versions against them.
@NullMarked
package dev.assay.core.advisory;

import org.jspecify.annotations.NullMarked;
