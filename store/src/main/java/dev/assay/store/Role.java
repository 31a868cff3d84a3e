package dev.assay.store;

/// What a user may do.
public enum Role {
  READER,
  PUBLISHER,
  REVIEWER,
  ADMIN
}
