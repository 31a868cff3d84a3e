/// Credentials of indexes on this machine: kept for their owner only, and short tokens made of
/// them.
@NullMarked
package dev.assay.cli.credential;

import org.jspecify.annotations.NullMarked;
