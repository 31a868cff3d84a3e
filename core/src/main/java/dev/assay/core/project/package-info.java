/// What a project asks for: its inputs, its dependencies and what could not be read.
@NullMarked
package dev.assay.core.project;

import org.jspecify.annotations.NullMarked;
