/// Rules on what code does: acts combined into behaviours, one rule a class.
@NullMarked
package dev.assay.core.detector.code;

import org.jspecify.annotations.NullMarked;
