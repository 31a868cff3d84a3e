/// Requirements files, read as pip reads them.
@NullMarked
package dev.assay.core.project.requirements;

import org.jspecify.annotations.NullMarked;
