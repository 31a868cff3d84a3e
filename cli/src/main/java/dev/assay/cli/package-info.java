/// The front door: commands, and the only place where the rooms are wired together.
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
