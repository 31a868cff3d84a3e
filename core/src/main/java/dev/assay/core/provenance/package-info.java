/// What verification of attestations came to, and whether a project is still published by whom it
/// was.
@NullMarked
package dev.assay.core.provenance;

import org.jspecify.annotations.NullMarked;
