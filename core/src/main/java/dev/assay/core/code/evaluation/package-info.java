/// What Python code would do: syntax trees evaluated over known and unknown values, without
/// running.
@NullMarked
package dev.assay.core.code.evaluation;

import org.jspecify.annotations.NullMarked;
