/// The terminal: streams, colour and progress.
@NullMarked
package dev.assay.cli.terminal;

import org.jspecify.annotations.NullMarked;
