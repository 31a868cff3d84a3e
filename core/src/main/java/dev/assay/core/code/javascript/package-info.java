/// Programs of JavaScript for Node, Bun and Deno, as far as their calls and strings tell.
@NullMarked
package dev.assay.core.code.javascript;

import org.jspecify.annotations.NullMarked;
