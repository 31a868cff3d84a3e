/// What a rule claims, with evidence, reason and remedy.
@NullMarked
package dev.assay.core.finding;

import org.jspecify.annotations.NullMarked;
