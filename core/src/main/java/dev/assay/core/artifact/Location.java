package dev.assay.core.artifact;

/// A place in a file: its path as the user would name it, and a line counted from 1 (0: the file as
/// a whole).
public record Location(String file, int line) implements Comparable<Location> {
  public Location {
    if (line < 0) {
      throw new IllegalArgumentException("line " + line);
    }
  }

  /// The file as a whole.
  public static Location of(String file) {
    return new Location(file, 0);
  }

  @Override
  public int compareTo(Location other) {
    int byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : Integer.compare(line, other.line);
  }

  /// `file:line`, or `file` where no line is known.
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
