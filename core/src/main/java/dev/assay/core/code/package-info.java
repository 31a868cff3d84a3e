/// What the code of an artifact can do: acts, found in its files of whatever kind.
@NullMarked
package dev.assay.core.code;

import org.jspecify.annotations.NullMarked;
