/// JSON, YAML and TOML read into one tree that knows its lines.
@NullMarked
package dev.assay.core.document;

import org.jspecify.annotations.NullMarked;
