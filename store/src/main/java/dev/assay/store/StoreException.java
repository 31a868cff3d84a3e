package dev.assay.store;

/// Why the store could not do what it was asked for, in words for a person, with a kind for the
/// code that must choose what to answer.
public final class StoreException extends RuntimeException {
  /// What stands in the way.
  public enum Kind {
    /// Others held the database for too long; the same call may succeed later.
    BUSY,
    /// No space is left where the database or the blobs lie.
    FULL,
    /// The database cannot be reached or went away.
    LOST,
    /// The store has been closed.
    CLOSED,
    /// The database forbids it: a constraint, a trigger, or a write in a read.
    REFUSED,
    /// What is kept cannot be read.
    DAMAGED,
    /// Anything else that a database or file system reports.
    FAILED
  }

  private final Kind kind;

  StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  StoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /// What stands in the way.
  public Kind kind() {
    return kind;
  }
}
