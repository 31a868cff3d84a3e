package dev.assay.cli.command;

import dev.assay.cli.terminal.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// A command on the store of an index.
abstract class StoreCommand implements Callable<Integer> {
  final Surroundings surroundings;

  @Mixin final StoreAccess store;

  StoreCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.store = new StoreAccess(surroundings);
  }
}
