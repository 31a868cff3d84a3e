/// Who published it: PEP 740 attestations, verified offline with sigstore.
@NullMarked
package dev.assay.attestation;

import org.jspecify.annotations.NullMarked;
