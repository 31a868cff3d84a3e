package dev.assay.index.proxy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Finds out once what many ask for at the same time.
public final class SingleFlight<K, T> {
  private final ConcurrentHashMap<K, CompletableFuture<T>> underway = new ConcurrentHashMap<>();

  /// The result of the work, or that of the same work of somebody else that is under way.
  public T get(K key, Supplier<T> work) {
    CompletableFuture<T> mine = new CompletableFuture<>();
    CompletableFuture<T> first = underway.putIfAbsent(key, mine);
    if (first != null) {
      return joined(first);
    }
    try {
      mine.complete(work.get());
    } catch (RuntimeException | Error failure) {
      mine.completeExceptionally(failure);
    } finally {
      underway.remove(key, mine);
    }
    return joined(mine);
  }

  private static <T> T joined(CompletableFuture<T> found) {
    try {
      return found.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }
}
