/// Walks a project and reads every file in it that names dependencies.
@NullMarked
package dev.assay.core.project.walk;

import org.jspecify.annotations.NullMarked;
