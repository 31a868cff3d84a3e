package dev.assay.store;

/// What is done in one transaction. It may be run again from the start when another node was
/// faster, and others wait for it: it neither calls out nor changes anything but the database.
@FunctionalInterface
public interface Work<T extends @org.jspecify.annotations.Nullable Object> {
  T in(Session session);
}
