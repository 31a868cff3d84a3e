/// Judges files once, keeps what was found, and says of each whether it is offered and why not.
@NullMarked
package dev.assay.index.admission;

import org.jspecify.annotations.NullMarked;
