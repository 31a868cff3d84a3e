package dev.assay.store;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where calls of a database run. SQLite is native code that never leaves a carrier thread: busy
/// readers on virtual threads took all carriers and the writer committed nothing in seconds, so
/// SQLite gets platform threads of its own.
sealed interface Lane extends AutoCloseable {
  <T extends @Nullable Object> T run(Supplier<T> work);

  /// How many callers wait for a thread.
  int waiting();

  @Override
  void close();

  /// The caller's own thread.
  record Direct() implements Lane {
    @Override
    public <T extends @Nullable Object> T run(Supplier<T> work) {
      return work.get();
    }

    @Override
    public int waiting() {
      return 0;
    }

    @Override
    public void close() {}
  }

  /// A fixed number of platform threads, for which callers wait.
  record Threads(ThreadPoolExecutor threads) implements Lane {
    static Threads of(String name, int count) {
      return new Threads(
          new ThreadPoolExecutor(
              count,
              count,
              0,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(),
              Thread.ofPlatform().daemon().name("store-" + name + "-", 0).factory()));
    }

    @Override
    public int waiting() {
      return threads.getQueue().size();
    }

    @Override
    public <T extends @Nullable Object> T run(Supplier<T> work) {
      try {
        Callable<T> call = work::get;
        return await(threads.submit(call));
      } catch (RejectedExecutionException e) {
        throw new StoreException(StoreException.Kind.CLOSED, "the store is closed", e);
      }
    }

    // Work that has begun is not given up: whether it was committed must be known. It is short.
    private static <T extends @Nullable Object> T await(Future<T> future) {
      boolean interrupted = false;
      try {
        while (true) {
          try {
            return future.get();
          } catch (InterruptedException e) {
            interrupted = true;
          } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
          }
        }
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    private static RuntimeException unwrapped(@Nullable Throwable cause) {
      return switch (cause) {
        case RuntimeException e -> e;
        case Error e -> throw e;
        case null, default -> new IllegalStateException(cause);
      };
    }

    @Override
    public void close() {
      threads.shutdown();
      try {
        if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
          threads.shutdownNow();
        }
      } catch (InterruptedException e) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
      }
    }
  }
}
