/// All that is known of each dependency, and of one audit.
@NullMarked
package dev.assay.core.dossier;

import org.jspecify.annotations.NullMarked;
