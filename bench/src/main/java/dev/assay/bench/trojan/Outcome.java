package dev.assay.bench.trojan;

import dev.assay.bench.corpus.Assessment;
import dev.assay.core.verdict.Verdict;

/// What the engine made of a pair: of the trojanised artifact alone, and of the change.
record Outcome(Pair pair, Assessment scan, Verdict difference) {}
