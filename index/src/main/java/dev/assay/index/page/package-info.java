/// The pages of the simple repository API (PEP 503, 691 and what builds on them) as they are sent.
@NullMarked
package dev.assay.index.page;

import org.jspecify.annotations.NullMarked;
