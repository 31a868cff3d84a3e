/// The console: what people see of an index in a browser, and what they decide there.
@NullMarked
package dev.assay.index.console;

import org.jspecify.annotations.NullMarked;
