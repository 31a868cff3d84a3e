/// Who may do what: tokens, passwords, identities of CI, and limits on guessing.
@NullMarked
package dev.assay.index.access;

import org.jspecify.annotations.NullMarked;
