/// What is told: one audit rendered for people and machines.
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
