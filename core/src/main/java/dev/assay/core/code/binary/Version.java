package dev.assay.core.code.binary;

import dev.assay.core.code.knowledge.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A version of CPython with the numbers of its operations.
///
/// @param minor 27 for Python 2.7, else 300 and the minor version: 308 is Python 3.8
/// @param operations names by number; empty where the number is not read
record Version(int minor, List<String> operations) {
  private static final int[] LAST_MAGIC = {
    3_140, 3_159, 3_189, 3_249, 3_319, 3_359, 3_389, 3_399, 3_419, 3_429, 3_449, 3_499, 3_549,
    3_599, 3_649
  };
  private static final Map<Integer, Version> ALL = new HashMap<>();

  static {
    for (List<String> row : Rows.of(Version.class, "opcodes.tsv")) {
      Version version = read(row.getFirst(), row.get(1));
      ALL.put(version.minor(), version);
    }
  }

  private static Version read(String name, String numbers) {
    List<String> operations = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      operations.add("");
    }
    int from = 0;
    while (from < numbers.length()) {
      int blank = numbers.indexOf(' ', from);
      int end = blank < 0 ? numbers.length() : blank;
      int equals = numbers.lastIndexOf('=', end);
      operations.set(
          Integer.parseInt(numbers, equals + 1, end, 10), numbers.substring(from, equals));
      from = end + 1;
    }
    int dot = name.indexOf('.');
    int major = Integer.parseInt(name, 0, dot, 10);
    int minor = Integer.parseInt(name, dot + 1, name.length(), 10);
    return new Version(major == 2 ? 27 : 300 + minor, operations);
  }

  /// The version that writes a magic number.
  static Optional<Version> ofMagic(int magic) {
    if (magic >= 62_171 && magic <= 62_231) {
      return Optional.ofNullable(ALL.get(27));
    }
    if (magic >= 3_000) {
      for (int i = 0; i < LAST_MAGIC.length; i++) {
        if (magic <= LAST_MAGIC[i]) {
          return Optional.ofNullable(ALL.get(300 + i));
        }
      }
    }
    return Optional.empty();
  }

  /// All versions, the newest first.
  static List<Version> all() {
    List<Version> versions = new ArrayList<>(ALL.values());
    versions.sort((left, right) -> Integer.compare(right.minor(), left.minor()));
    return versions;
  }

  boolean isAtLeast(int other) {
    return minor >= other;
  }

  /// Whether each operation takes two bytes.
  boolean isWide() {
    return minor >= 306;
  }
}
