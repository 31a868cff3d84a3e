/// Python scripts that carry their own requirements (PEP 723).
@NullMarked
package dev.assay.core.project.script;

import org.jspecify.annotations.NullMarked;
