/// Rules on what is known against a release and on how firmly it is pinned.
@NullMarked
package dev.assay.core.detector.metadata;

import org.jspecify.annotations.NullMarked;
