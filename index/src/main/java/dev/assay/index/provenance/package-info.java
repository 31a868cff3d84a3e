/// Who published a file: its provenance fetched and verified, and compared with who is pinned.
@NullMarked
package dev.assay.index.provenance;

import org.jspecify.annotations.NullMarked;
