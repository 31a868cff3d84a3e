package dev.assay.core.code.disguise;

import java.util.HashSet;
import java.util.Set;

/// How many of the names that a module defines are noise of the kind that obfuscators make: those
/// that the eye cannot tell apart, and those of random letters.
final class Identifiers {
  static final int FEWEST = 6;
  private static final int MOST = 5_000;
  private static final int SHORTEST = 5;
  private static final int MONOTONOUS = 10;
  private static final int MIXED = 8;

  private final Set<String> seen = new HashSet<>();
  private int noise;

  void define(String name) {
    if (name.length() > 2 && seen.size() < MOST && seen.add(name) && isNoise(name)) {
      noise++;
    }
  }

  /// Whether at least two names in five are noise.
  boolean areObfuscated() {
    return noise >= FEWEST && noise * 5 >= seen.size() * 2;
  }

  static boolean isNoise(String name) {
    return name.length() >= SHORTEST
        && (isConfusing(name) || isMonotonous(name) || isHexadecimal(name) || isRandom(name));
  }

  /// Made of `I`, `l`, `1` and the like only, of `O` and `0`, or of underscores.
  private static boolean isConfusing(String name) {
    int strokes = 0;
    int rounds = 0;
    int underscores = 0;
    boolean mixed = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      mixed |= c != name.charAt(0);
      switch (c) {
        case 'I', 'l', '1', 'i', 'j', 'L' -> strokes++;
        case 'O', '0', 'o', 'Q', 'D' -> rounds++;
        case '_' -> underscores++;
        default -> {
          return false;
        }
      }
    }
    int letters = name.length() - underscores;
    boolean isOneKind = letters >= 4 && (strokes == letters || rounds == letters);
    boolean isBothKinds = letters >= MIXED && strokes + rounds == letters;
    return letters == 0 || (mixed && (isOneKind || isBothKinds));
  }

  /// So long a row of one letter, in capitals and small ones or not (`aAAaAaaAAaAa`,
  /// `tttttttttttt`).
  private static boolean isMonotonous(String name) {
    if (name.length() < MONOTONOUS) {
      return false;
    }
    char first = Character.toLowerCase(name.charAt(0));
    for (int i = 1; i < name.length(); i++) {
      if (Character.toLowerCase(name.charAt(i)) != first) {
        return false;
      }
    }
    return Character.isLetter(first);
  }

  /// `_0x1a2b` and `_1a2b3c4d5e`.
  private static boolean isHexadecimal(String name) {
    int from = 0;
    while (from < name.length() && name.charAt(from) == '_') {
      from++;
    }
    boolean marked = name.startsWith("0x", from);
    int start = marked ? from + 2 : from;
    boolean digit = false;
    for (int i = start; i < name.length(); i++) {
      if (Character.digit(name.charAt(i), 16) < 0) {
        return false;
      }
      digit |= Character.isDigit(name.charAt(i));
    }
    return (marked && name.length() - start >= 3) || (digit && name.length() - start >= 10);
  }

  /// Long, without underscores, changing between capitals and small letters as no word and no row
  /// of words does: where words are joined, a capital seldom stands beside another.
  private static boolean isRandom(String name) {
    if (name.length() < 10) {
      return false;
    }
    int changes = 0;
    int pairs = 0;
    boolean before = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_') {
        return false;
      }
      boolean upper = Character.isUpperCase(c);
      changes += i > 0 && upper != before ? 1 : 0;
      pairs += upper && before ? 1 : 0;
      before = upper;
    }
    return changes * 5 >= name.length() * 2
        && pairs * 10 >= name.length()
        && vowels(name) * 3 < name.length();
  }

  private static int vowels(String name) {
    int vowels = 0;
    for (int i = 0; i < name.length(); i++) {
      vowels += "aeiouAEIOU".indexOf(name.charAt(i)) >= 0 ? 1 : 0;
    }
    return vowels;
  }
}
