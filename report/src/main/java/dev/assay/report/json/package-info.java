/// Assay's own object, and the writer of all JSON.
@NullMarked
package dev.assay.report.json;

import org.jspecify.annotations.NullMarked;
