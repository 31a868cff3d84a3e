package dev.assay.store;

import dev.assay.store.StoreSettings.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One database and one folder of blobs, on which a test opens as many nodes as it likes.
final class Place implements AutoCloseable {
  private final Path folder;
  private final Server server;
  private final List<Store> stores = new ArrayList<>();

  private final PostgresServer postgresql;

  Place(Path folder, PostgresServer postgresql) {
    this.folder = folder;
    this.postgresql = postgresql;
    this.server = postgresql == null ? null : postgresql.database();
  }

  PostgresServer postgresql() {
    return postgresql;
  }

  /// Another node on the same rows and blobs.
  Store open() {
    Store store = Store.open(settings());
    stores.add(store);
    return store;
  }

  StoreSettings settings() {
    StoreSettings here = StoreSettings.in(folder.resolve("data"));
    return server == null ? here : here.on(server);
  }

  boolean sqlite() {
    return server == null;
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    stores.forEach(Store::close);
    PostgresServer.delete(folder);
  }
}
