package dev.assay.store;

import dev.assay.store.Traffic.Request;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Takes down requests in memory and writes them in batches, so that no request waits for the disk.
/// When the database cannot keep up, the oldest are dropped and counted.
public final class TrafficRecorder implements AutoCloseable {
  private static final int CAPACITY = 20_000;
  private static final int BATCH = 1_000;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Database database;
  private final int capacity;
  private final ArrayDeque<Request> waiting = new ArrayDeque<>();
  private final AtomicLong dropped = new AtomicLong();
  private final Thread writer;

  TrafficRecorder(Database database) {
    this(database, CAPACITY, true);
  }

  TrafficRecorder(Database database, int capacity, boolean byItself) {
    this.database = database;
    this.capacity = capacity;
    this.writer = Thread.ofVirtual().name("traffic").unstarted(this::writeUntilClosed);
    if (byItself) {
      writer.start();
    }
  }

  /// Takes down a request and returns at once.
  public void record(Request request) {
    synchronized (waiting) {
      if (waiting.size() == capacity) {
        waiting.removeFirst();
        dropped.incrementAndGet();
      }
      waiting.addLast(request);
    }
  }

  /// How many requests were not written down since the store was opened.
  public long dropped() {
    return dropped.get();
  }

  /// Writes what is waiting; what the database does not take is dropped and counted.
  public void flush() {
    for (List<Request> batch = next(); !batch.isEmpty(); batch = next()) {
      List<Request> requests = batch;
      try {
        database.note(
            session -> {
              session.traffic().add(requests);
              return requests.size();
            });
      } catch (StoreException e) {
        dropped.addAndGet(requests.size());
      }
    }
  }

  private List<Request> next() {
    synchronized (waiting) {
      List<Request> batch = new ArrayList<>();
      while (batch.size() < BATCH && !waiting.isEmpty()) {
        batch.add(waiting.removeFirst());
      }
      return batch;
    }
  }

  private void writeUntilClosed() {
    try {
      while (true) {
        Thread.sleep(PAUSE);
        flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    writer.interrupt();
    flush();
  }
}
