/// CycloneDX 1.6: what a project is made of, and what is known against it.
@NullMarked
package dev.assay.report.cyclonedx;

import org.jspecify.annotations.NullMarked;
