/// What the reports for people share: rows, sections, tallies and words.
@NullMarked
package dev.assay.report.view;

import org.jspecify.annotations.NullMarked;
