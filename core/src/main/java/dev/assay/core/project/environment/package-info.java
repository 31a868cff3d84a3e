/// What is installed: virtual environments, site-packages folders and conda environments.
@NullMarked
package dev.assay.core.project.environment;

import org.jspecify.annotations.NullMarked;
