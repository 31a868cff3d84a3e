/// Options that several commands share.
@NullMarked
package dev.assay.cli.option;

import org.jspecify.annotations.NullMarked;
