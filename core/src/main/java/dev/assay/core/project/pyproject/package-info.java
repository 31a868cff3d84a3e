/// `pyproject.toml` of the standards and of Poetry, PDM, Hatch and uv.
@NullMarked
package dev.assay.core.project.pyproject;

import org.jspecify.annotations.NullMarked;
