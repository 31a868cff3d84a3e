/// What is true and located: advisory matches, name signals, hygiene of pins, acts.
@NullMarked
package dev.assay.core.fact;

import org.jspecify.annotations.NullMarked;
