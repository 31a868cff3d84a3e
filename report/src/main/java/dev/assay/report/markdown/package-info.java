/// The comment on a pull request.
@NullMarked
package dev.assay.report.markdown;

import org.jspecify.annotations.NullMarked;
