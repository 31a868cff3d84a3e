/// Files that are no text: compiled modules, pickles and native code.
@NullMarked
package dev.assay.core.code.binary;

import org.jspecify.annotations.NullMarked;
