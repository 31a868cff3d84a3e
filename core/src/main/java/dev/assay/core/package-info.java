/// The whole flow in one class: evidence in, verdict and dossier out.
@NullMarked
package dev.assay.core;

import org.jspecify.annotations.NullMarked;
