package dev.assay.cli.command;

import java.util.concurrent.Callable;

/// A command on the store of an index.
interface StoreCommand extends Callable<Integer> {
  /// The store that it works on.
  StoreAccess store();
}
