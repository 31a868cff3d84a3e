package dev.assay.core.artifact;

import java.util.Optional;

/// Names of archive entries: which of them are paths below a root, and which path that is.
final class EntryName {
  private static final int LONGEST = 4096;

  private EntryName() {}

  /// Why an entry of this name has no place in a tree of this depth.
  static Optional<String> problem(String name, int depth) {
    if (name.length() > LONGEST) {
      return Optional.of("its name is longer than 4,096 characters");
    }
    if (name.indexOf('\0') >= 0) {
      return Optional.of("its name holds a NUL, where some readers end it");
    }
    if (name.startsWith("/") || isDrive(name)) {
      return Optional.of("its name is an absolute path");
    }
    if (name.indexOf('\\') >= 0) {
      return Optional.of("its name holds a backslash, which some readers take for a folder");
    }
    return problemOfParts(name, depth);
  }

  private static Optional<String> problemOfParts(String name, int depth) {
    int parts = 0;
    for (int start = 0; start < name.length(); ) {
      int end = partEnd(name, start);
      if (isPart(name, start, end, "..")) {
        return Optional.of("its name leads out of the folder it is unpacked in");
      }
      parts += isVoid(name, start, end) ? 0 : 1;
      start = end + 1;
    }
    return parts > depth ? Optional.of("more than " + depth + " folders deep") : Optional.empty();
  }

  /// The path of a name without a problem: no empty part and no `.`; empty for the root itself.
  static String path(String name) {
    if (isNormal(name)) {
      return name;
    }
    StringBuilder path = new StringBuilder(name.length());
    for (int start = 0; start < name.length(); ) {
      int end = partEnd(name, start);
      if (!isVoid(name, start, end)) {
        path.append(path.isEmpty() ? "" : "/").append(name, start, end);
      }
      start = end + 1;
    }
    return path.toString();
  }

  /// A path inside the tree for a name that leads out of it or that readers dispute: what is
  /// unpacked there by a careless reader must be seen all the same. Empty where there is none.
  static String salvaged(String name, int depth) {
    if (name.length() > LONGEST || name.indexOf('\0') >= 0) {
      return "";
    }
    String plain = (isDrive(name) ? name.substring(2) : name).replace('\\', '/');
    StringBuilder path = new StringBuilder(plain.length());
    int parts = 0;
    for (int start = 0; start < plain.length(); ) {
      int end = partEnd(plain, start);
      if (!isVoid(plain, start, end) && !isPart(plain, start, end, "..")) {
        path.append(path.isEmpty() ? "" : "/").append(plain, start, end);
        parts++;
      }
      start = end + 1;
    }
    return parts > depth ? "" : path.toString();
  }

  private static boolean isNormal(String name) {
    for (int start = 0; start < name.length(); ) {
      int end = partEnd(name, start);
      if (isVoid(name, start, end)) {
        return false;
      }
      start = end + 1;
    }
    return !name.endsWith("/");
  }

  private static int partEnd(String name, int start) {
    int slash = name.indexOf('/', start);
    return slash < 0 ? name.length() : slash;
  }

  private static boolean isVoid(String name, int start, int end) {
    return start == end || isPart(name, start, end, ".");
  }

  private static boolean isPart(String name, int start, int end, String part) {
    return end - start == part.length() && name.startsWith(part, start);
  }

  private static boolean isDrive(String name) {
    return name.length() >= 2
        && name.charAt(1) == ':'
        && (name.length() == 2 || name.charAt(2) == '/' || name.charAt(2) == '\\');
  }
}
