package dev.assay.store;

/// What a token is good for.
public enum Scope {
  READ,
  UPLOAD,
  REVIEW,
  METRICS,
  ADMIN
}
