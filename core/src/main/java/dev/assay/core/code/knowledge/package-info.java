/// What places, hosts and names of variables stand for, and how code is quoted as evidence.
@NullMarked
package dev.assay.core.code.knowledge;

import org.jspecify.annotations.NullMarked;
