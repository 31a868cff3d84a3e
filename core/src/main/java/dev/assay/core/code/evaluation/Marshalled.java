package dev.assay.core.code.evaluation;

import java.util.ArrayList;
import java.util.List;

/// The strings inside marshalled code: what it names and holds, read without its structure, which
/// differs in each version of Python.
final class Marshalled {
  private static final int SHORTEST = 4;
  private static final int MOST = 400;

  private Marshalled() {}

  static List<String> strings(String bytes) {
    List<String> strings = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= bytes.length() && strings.size() < MOST; i++) {
      boolean printable = i < bytes.length() && bytes.charAt(i) >= ' ' && bytes.charAt(i) < 127;
      if (!printable) {
        if (i - from >= SHORTEST) {
          strings.add(bytes.substring(from, Math.min(i, from + 300)));
        }
        from = i + 1;
      }
    }
    return strings;
  }
}
