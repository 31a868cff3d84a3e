/// What files that people write by hand ask for, gathered into an input.
@NullMarked
package dev.assay.core.project.listing;

import org.jspecify.annotations.NullMarked;
