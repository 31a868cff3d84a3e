package dev.assay.store;

import dev.assay.store.HostedFiles.HostedFile;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A program that uploads until it is killed, and prints each file once it was told that it is
/// safe.
final class KilledWriter {
  private KilledWriter() {}

  public static void main(String[] arguments) {
    StoreSettings settings = StoreSettings.in(Path.of(arguments[0]));
    if (arguments.length > 2) {
      settings = settings.on(new StoreSettings.Server(arguments[2], "assay", ""));
    }
    Store store = Store.open(settings);
    AtomicInteger number = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        threads.submit(() -> upload(store, arguments[1], number));
      }
    }
  }

  private static void upload(Store store, String round, AtomicInteger number) {
    while (true) {
      int i = number.incrementAndGet();
      String text = (round + " " + i + " ").repeat(1 + i * 97 % 20_000);
      HostedFile file = Samples.file(store, "demo-" + round + "." + i + ".tar.gz", text);
      store.run(
          s -> {
            s.hostedFiles().upload(file);
            s.auditLog().append("ada", "upload", file.filename(), "{}", Samples.NOW);
          });
      synchronized (number) {
        System.out.println(file.filename() + " " + file.sha256());
      }
    }
  }
}
