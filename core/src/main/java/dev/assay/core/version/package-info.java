/// Names, versions, specifiers, markers and requirements as PEP 503, 440 and 508 define them.
@NullMarked
package dev.assay.core.version;

import org.jspecify.annotations.NullMarked;
