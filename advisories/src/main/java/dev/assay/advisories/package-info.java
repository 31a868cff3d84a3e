/// What is known: OSV, KEV and EPSS data fetched, cached and indexed.
@NullMarked
package dev.assay.advisories;

import org.jspecify.annotations.NullMarked;
