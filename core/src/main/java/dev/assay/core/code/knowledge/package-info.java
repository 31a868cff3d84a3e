/// What places, hosts and names of variables stand for, by which names code acts, and how it is
/// quoted as evidence.
@NullMarked
package dev.assay.core.code.knowledge;

import org.jspecify.annotations.NullMarked;
