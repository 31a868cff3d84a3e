package dev.assay.index.catalog;

import dev.assay.store.StoreException;
import java.util.concurrent.Semaphore;

/// Does ahead of its request what is likely to be asked for. When much is under way already, it is
/// left out. That the store fails is told to whoever asks.
final class Ahead {
  private final Semaphore free;

  /// @param most how much is under way at a time
  Ahead(int most) {
    this.free = new Semaphore(most);
  }

  void start(Runnable work) {
    if (!free.tryAcquire()) {
      return;
    }
    Thread.ofVirtual().name("foresight").start(() -> run(work));
  }

  private void run(Runnable work) {
    try {
      work.run();
    } catch (StoreException _) {
      // Nothing is kept of it, and whoever asks finds it out again.
    } finally {
      free.release();
    }
  }
}
