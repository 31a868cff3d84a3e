/// Whether an index may offer a file, by when, by whom and as what it was published.
@NullMarked
package dev.assay.core.admission;

import org.jspecify.annotations.NullMarked;
