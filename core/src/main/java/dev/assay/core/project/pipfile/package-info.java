/// The `Pipfile` of pipenv.
@NullMarked
package dev.assay.core.project.pipfile;

import org.jspecify.annotations.NullMarked;
