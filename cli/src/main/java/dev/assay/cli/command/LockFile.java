package dev.assay.cli.command;

import dev.assay.cli.command.CodeOfDependencies.Read;
import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.core.dossier.CapabilityLock;
import dev.assay.core.dossier.CapabilityLock.Standing;
import dev.assay.core.dossier.CapabilityLockReader;
import dev.assay.core.fact.Unlocked;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The capability lock of a project, and what artifacts gain over it.
///
/// @param shown its path as the user would name it
record LockFile(String shown, CapabilityLock lock) {
  static final String NAME = "assay.lock";
  private static final int LARGEST = 64 << 20;

  /// Reads a lock; ends the command where there is none that can be read.
  static LockFile demand(Path file, String shown) {
    if (!Files.isRegularFile(file)) {
      throw undecided("there is no lock at `" + shown + "`", "run `assay lock` first");
    }
    return switch (CapabilityLockReader.read(bytes(file, shown), shown)) {
      case CapabilityLockReader.Reading.Parsed(CapabilityLock lock) -> new LockFile(shown, lock);
      case CapabilityLockReader.Reading.Broken(var place, String reason) ->
          throw undecided(place + ": " + reason, "restore it, or run `assay lock` again");
    };
  }

  private static byte[] bytes(Path file, String shown) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LARGEST);
    } catch (IOException failure) {
      throw undecided("cannot read `" + shown + "`: " + failure.getMessage(), "check its mode");
    }
  }

  private static Stop undecided(String message, String hint) {
    return new Stop(new Problem.Undecided(message, Optional.of(hint)));
  }

  /// What artifacts can do and the lock does not allow.
  List<Unlocked> unlocked(List<Read> artifacts) {
    return artifacts.stream().flatMap(this::unlocked).toList();
  }

  private Stream<Unlocked> unlocked(Read read) {
    CapabilityLock.Entry entry = read.entry();
    return switch (lock.standing(entry)) {
      case Standing.Known() -> Stream.of();
      case Standing.Changed(List<String> gained) when gained.isEmpty() -> Stream.of();
      case Standing.Changed(List<String> gained) ->
          Stream.of(new Unlocked(read.held().dependency(), gained, false));
      case Standing.Missing() ->
          Stream.of(new Unlocked(read.held().dependency(), entry.acts(), true));
    };
  }
}
