/// Readers of software bills of materials.
@NullMarked
package dev.assay.core.project.sbom;

import org.jspecify.annotations.NullMarked;
