/// SARIF 2.1.0 for code scanning: findings on the lines of the files that were read.
@NullMarked
package dev.assay.report.sarif;

import org.jspecify.annotations.NullMarked;
