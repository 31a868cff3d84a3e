/// An index filled with what was invented, to look at: its projects, judgements, traffic and
/// people.
@NullMarked
package dev.assay.index.demo;

import org.jspecify.annotations.NullMarked;
