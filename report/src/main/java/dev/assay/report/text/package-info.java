/// The report for a person at a terminal.
@NullMarked
package dev.assay.report.text;

import org.jspecify.annotations.NullMarked;
