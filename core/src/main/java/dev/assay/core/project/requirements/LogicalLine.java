package dev.assay.core.project.requirements;

import java.util.List;

/// One line of a requirements file after joining, without its comment.
///
/// @param number of its first physical line, counted from 1
/// @param comments what stands behind `#` on it and on the comment lines that follow it directly
/// @param tooLong whether the line was longer than the bound, so that its text is empty
record LogicalLine(String text, int number, List<String> comments, boolean tooLong) {}
