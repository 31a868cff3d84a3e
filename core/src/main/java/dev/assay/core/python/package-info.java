/// Python's text as a tree: 2.7 to 3.14 in one grammar, where a broken statement costs only itself.
@NullMarked
package dev.assay.core.python;

import org.jspecify.annotations.NullMarked;
