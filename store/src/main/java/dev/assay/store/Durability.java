package dev.assay.store;

import org.jdbi.v3.core.Handle;

/// What a commit must survive. A later commit that survives more takes those before it along.
enum Durability {
  /// Nothing was changed.
  NONE,
  /// The end of this process; what ends the server or the machine may take the last second along.
  CRASH,
  /// Also a power cut, at the price of waiting for the disk.
  POWER_CUT;

  /// SQLite takes the word between transactions only.
  void before(Dialect dialect, Handle handle) {
    if (dialect == Dialect.SQLITE && this != NONE) {
      handle.execute("pragma synchronous = " + (this == POWER_CUT ? "full" : "normal"));
    }
  }

  /// PostgreSQL takes it within the transaction.
  void within(Dialect dialect, Handle handle) {
    if (dialect == Dialect.POSTGRESQL && this == CRASH) {
      handle.execute("set local synchronous_commit = off");
    }
  }
}
