/// What is offered of each project, to its page, its metadata and its files alike.
@NullMarked
package dev.assay.index.catalog;

import org.jspecify.annotations.NullMarked;
