/// The audit as one self-contained page: no request, no script, safe to share.
@NullMarked
package dev.assay.report.html;

import org.jspecify.annotations.NullMarked;
