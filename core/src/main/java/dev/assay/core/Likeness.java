package dev.assay.core;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Finds the file of an earlier release that one of a later release is to be compared with: sources
/// with sources, the wheel of a platform with the wheel of that platform.
public final class Likeness {
  private static final int SAME_KIND = 1_000;

  private Likeness() {}

  /// The file most like `to`; none where there are no files.
  ///
  /// @param name tells the name or path of a file
  public static <T> Optional<T> closest(List<T> files, Function<T, String> name, String to) {
    return files.stream().max(Comparator.comparingInt(from -> likeness(name.apply(from), to)));
  }

  /// How many parts two file names share, versions among them in neither.
  private static int likeness(String one, String other) {
    Set<String> shared = parts(one);
    shared.retainAll(parts(other));
    return (isWheel(one) == isWheel(other) ? SAME_KIND : 0) + shared.size();
  }

  private static Set<String> parts(String shown) {
    String name = shown.substring(shown.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return new HashSet<>(List.of(name.split("[-_.]", -1)));
  }

  private static boolean isWheel(String shown) {
    return shown.toLowerCase(Locale.ROOT).endsWith(".whl");
  }
}
