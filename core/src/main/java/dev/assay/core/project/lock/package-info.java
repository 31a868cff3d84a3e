/// Readers of lock files, which name every distribution of a project at one version.
@NullMarked
package dev.assay.core.project.lock;

import org.jspecify.annotations.NullMarked;
