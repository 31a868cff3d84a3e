/// What the tests of the core share.
@NullMarked
package dev.assay.core.testing;

import org.jspecify.annotations.NullMarked;
