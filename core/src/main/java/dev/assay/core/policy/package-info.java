/// The one policy document and the decision it makes of each finding.
@NullMarked
package dev.assay.core.policy;

import org.jspecify.annotations.NullMarked;
