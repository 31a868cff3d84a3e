package dev.assay.index.catalog;

import java.util.concurrent.Semaphore;

/// Does ahead of its request what is likely to be asked for. When much is under way already, it is
/// left out.
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
    Thread.ofVirtual()
        .name("foresight")
        .start(
            () -> {
              try {
                work.run();
              } finally {
                free.release();
              }
            });
  }
}
