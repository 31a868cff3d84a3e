/// What is known of one rule, advisory or package, for whoever asks.
@NullMarked
package dev.assay.report.explain;

import org.jspecify.annotations.NullMarked;
