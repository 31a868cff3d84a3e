/// What a name alone can tell: ranks, resemblance to popular names, names that nobody holds.
@NullMarked
package dev.assay.core.detector.naming;

import org.jspecify.annotations.NullMarked;
