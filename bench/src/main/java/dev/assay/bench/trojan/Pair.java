package dev.assay.bench.trojan;

/// A real artifact and the same trojanised.
record Pair(Way way, String name, byte[] before, byte[] after) {}
