package dev.assay.index.http;

/// What a route asks of its caller.
public enum Permission {
  /// Nothing: it tells nobody anything worth keeping.
  OPEN,
  READ,
  UPLOAD,
  REVIEW,
  METRICS,
  ADMIN
}
