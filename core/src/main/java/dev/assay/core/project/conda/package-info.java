/// The environment files of conda with their pip part.
@NullMarked
package dev.assay.core.project.conda;

import org.jspecify.annotations.NullMarked;
