/// Admit, hold or deny.
@NullMarked
package dev.assay.core.verdict;

import org.jspecify.annotations.NullMarked;
