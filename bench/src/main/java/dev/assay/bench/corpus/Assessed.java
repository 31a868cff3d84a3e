package dev.assay.bench.corpus;

/// An artifact with what the engine made of it.
record Assessed(Specimen specimen, Assessment assessment) {}
