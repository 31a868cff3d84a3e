package dev.assay.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whether an audit reads the code of dependencies, and what it is held to.
public final class CodeOptions {
  @Option(
      names = "--deep",
      description = "read the code of what is installed and of wheels and sdists here too")
  private boolean deep;

  @Option(
      names = "--fetch",
      description = "with --deep or --locked: fetch what is only pinned from the configured index")
  private boolean fetch;

  @Option(
      names = "--locked",
      description = "hold dependencies whose code gains what `assay.lock` does not allow")
  private boolean locked;

  @Option(
      names = "--lock",
      paramLabel = "FILE",
      description = "the capability lock, instead of the project's `assay.lock`")
  private @Nullable Path lock;

  /// Whether findings on code are wanted.
  public boolean isDeep() {
    return deep;
  }

  /// Whether files may be fetched.
  public boolean mayFetch() {
    return fetch;
  }

  /// Whether the lock is held.
  public boolean isLocked() {
    return locked || lock != null;
  }

  /// The lock that was named.
  public Optional<Path> lock() {
    return Optional.ofNullable(lock);
  }
}
