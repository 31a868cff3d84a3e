/// Helpers of the tests of untrusted bytes.
@NullMarked
package dev.assay.core.testing;

import org.jspecify.annotations.NullMarked;
