package dev.assay.core.detector.naming;

import dev.assay.core.fact.NameSignal;

/// That a name resembles a popular one, and how.
record Resemblance(NameSignal.Kind kind, String target, int rank, String how) {}
