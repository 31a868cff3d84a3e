/// How source text hides what it does: off the screen, behind look-alike names, by obfuscators.
@NullMarked
package dev.assay.core.code.disguise;

import org.jspecify.annotations.NullMarked;
