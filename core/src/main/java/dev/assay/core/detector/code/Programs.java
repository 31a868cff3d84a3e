package dev.assay.core.detector.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What programs are for: rows of kind and name.
final class Programs {
  static final Programs BUNDLED = read("programs.tsv");

  /// What a program is for.
  enum Kind {
    /// Compiles, links, describes the system or the sources: what builds and tests start.
    BUILDER,
    /// Runs text that it is given.
    SHELL,
    /// Runs code in another language than the package's.
    RUNTIME,
    /// Fetches from the network or sends to it.
    FETCHER,
    /// Comes with the system and does an attacker's work without being one.
    LIVING_OFF_THE_LAND,
    /// Has a window for somebody who sits before it.
    DESKTOP,
    /// Digs for coins.
    MINER,
    /// Python itself.
    PYTHON,
    /// Anything else.
    OTHER
  }

  private final Map<String, Kind> kinds = new HashMap<>();

  private Programs() {}

  private static Programs read(String resource) {
    Programs programs = new Programs();
    try (@Nullable InputStream in = Programs.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not in the jar");
      }
      new String(in.readAllBytes(), UTF_8).lines().forEach(programs::add);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return programs;
  }

  private void add(String line) {
    int tab = line.indexOf('\t');
    if (tab > 0 && !line.startsWith("#")) {
      Kind kind = Kind.valueOf(line.substring(0, tab).toUpperCase(Locale.ROOT));
      kinds.put(line.substring(tab + 1).strip(), kind);
    }
  }

  /// The kind of a program by its name in lower case, without folder and ending.
  Kind kind(String name) {
    return kinds.getOrDefault(name, Kind.OTHER);
  }
}
