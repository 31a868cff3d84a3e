package dev.assay.cli.command;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.store.Store;
import dev.assay.store.StoreException;
import dev.assay.store.StoreSettings;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/// The store of an index, found by the settings that its server has. It may serve meanwhile.
final class StoreAccess {
  private final Surroundings surroundings;

  @Mixin private final Configuration configuration;
  @Mixin private final StoreOptions options = new StoreOptions();

  StoreAccess(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.configuration = new Configuration(surroundings);
  }

  Configuration configuration() {
    return configuration;
  }

  /// Does something with a store that is there.
  <T> T with(Function<Store, T> work) {
    StoreSettings settings = options.settings(surroundings, configuration);
    if (!settings.isThere()) {
      throw new Stop(
          new Problem.WrongUse(
              "there is no index in `%s`".formatted(settings.data()),
              Optional.of("give the settings of its server: `--config`, `--data` or `--store`")));
    }
    return opened(settings, work);
  }

  /// Does something with a store, which is made when it is not there.
  <T> T withNew(Function<Store, T> work) {
    return opened(options.settings(surroundings, configuration), work);
  }

  private static <T> T opened(StoreSettings settings, Function<Store, T> work) {
    Quiet.libraries();
    try (Store store = Store.open(settings)) {
      return work.apply(store);
    } catch (StoreException failure) {
      throw new Stop(
          new Problem.Undecided(
              "the store: " + failure.getMessage(), Optional.of("look at `--data` and `--store`")));
    }
  }
}
