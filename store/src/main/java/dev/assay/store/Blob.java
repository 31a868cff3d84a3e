package dev.assay.store;

import java.nio.file.Path;

/// A stored file: its SHA-256 in lower-case hexadecimal, where it lies, and its size in bytes.
public record Blob(String sha256, Path path, long size) {}
