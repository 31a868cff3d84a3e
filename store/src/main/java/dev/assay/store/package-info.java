/// What is kept: one schema on SQLite or PostgreSQL, and blobs by their digest.
@NullMarked
package dev.assay.store;

import org.jspecify.annotations.NullMarked;
