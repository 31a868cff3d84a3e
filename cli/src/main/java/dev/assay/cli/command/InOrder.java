package dev.assay.cli.command;

import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Does the same work for many things at once and gives the results in the order of the things, as
/// they come; at most twice as many as there are threads are under way or waiting.
final class InOrder {
  /// Parsers and evaluation descend as deep as hostile code nests.
  private static final long STACK_BYTES = 64L << 20;

  private final int threads;

  InOrder(int threads) {
    this.threads = threads;
  }

  /// Takes one result.
  @FunctionalInterface
  interface Sink<R, E extends Exception> {
    void accept(R result) throws E;
  }

  /// Does `work` for each item. What it throws is thrown here.
  <T, R, E extends Exception> void each(Iterator<T> items, Function<T, R> work, Sink<R, E> sink)
      throws E {
    BlockingQueue<Future<Optional<R>>> under = new ArrayBlockingQueue<>(2 * threads);
    try (ExecutorService workers =
            Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().stackSize(STACK_BYTES).factory());
        ExecutorService feeder = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> fed =
          feeder.submit(
              () -> {
                try {
                  while (items.hasNext()) {
                    T item = items.next();
                    under.put(workers.submit(() -> Optional.of(work.apply(item))));
                  }
                } finally {
                  under.put(CompletableFuture.completedFuture(Optional.empty()));
                }
                return null;
              });
      try {
        drain(under, sink);
        fed.get();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException failure) {
        throw new IllegalStateException(failure.getCause());
      } finally {
        fed.cancel(true);
        workers.shutdownNow();
      }
    }
  }

  private static <R, E extends Exception> void drain(
      BlockingQueue<Future<Optional<R>>> under, Sink<R, E> sink)
      throws E, InterruptedException, ExecutionException {
    for (Optional<R> next = under.take().get(); next.isPresent(); next = under.take().get()) {
      sink.accept(next.get());
    }
  }
}
