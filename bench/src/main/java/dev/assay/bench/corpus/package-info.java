/// How many families of malware and how many benign artifacts the engine denies and holds, and what
/// that costs.
@NullMarked
package dev.assay.bench.corpus;

import org.jspecify.annotations.NullMarked;
