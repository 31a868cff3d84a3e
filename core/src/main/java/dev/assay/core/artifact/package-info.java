/// Rooted, bounded, read-only views of trees and archives, and places in them.
@NullMarked
package dev.assay.core.artifact;

import org.jspecify.annotations.NullMarked;
