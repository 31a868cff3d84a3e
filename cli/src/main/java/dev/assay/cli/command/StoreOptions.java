package dev.assay.cli.command;

import dev.assay.cli.terminal.Surroundings;
import dev.assay.store.StoreSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where an index keeps things.
final class StoreOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where everything is kept (default: ${DEFAULT-VALUE})",
      defaultValue = "assay-data")
  private Path data = Path.of("assay-data");

  @Option(
      names = "--store",
      paramLabel = "JDBC-URL",
      description =
          "a PostgreSQL database instead of SQLite (password: ASSAY_INDEX_STORE_PASSWORD)")
  private @Nullable String store;

  @Option(names = "--store-user", paramLabel = "NAME", description = "who to be in that database")
  private @Nullable String storeUser;

  @Option(
      names = "--blobs",
      paramLabel = "DIR",
      description = "where files are kept, which nodes may share (default: in `--data`)")
  private @Nullable Path blobs;

  StoreSettings settings(Surroundings surroundings, Configuration configuration) {
    StoreSettings settings = StoreSettings.in(surroundings.workingDirectory().resolve(data));
    if (blobs != null) {
      settings = settings.blobsIn(surroundings.workingDirectory().resolve(blobs));
    }
    return store == null ? settings : settings.on(server(store, configuration));
  }

  private StoreSettings.Server server(String url, Configuration configuration) {
    String password = configuration.secret(Configuration.STORE_PASSWORD).orElse(null);
    try {
      return new StoreSettings.Server(url, storeUser, password);
    } catch (IllegalArgumentException wrong) {
      throw configuration.wrong("store", String.valueOf(wrong.getMessage()));
    }
  }
}
