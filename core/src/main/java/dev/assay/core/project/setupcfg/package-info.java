/// The requirements that setuptools reads from `setup.cfg`.
@NullMarked
package dev.assay.core.project.setupcfg;

import org.jspecify.annotations.NullMarked;
