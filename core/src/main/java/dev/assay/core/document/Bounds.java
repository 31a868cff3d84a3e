package dev.assay.core.document;

/// How much one document may hold: levels of tables and arrays, values in all (so that its tree
/// stays below half a gigabyte), and characters of a number.
final class Bounds {
  static final int DEPTH = 200;
  static final int VALUES = 2_000_000;
  static final int NUMBER = 1_000;

  private int values;

  /// Counts a value that lies under `depth` tables and arrays.
  void admit(int depth, int line) throws MalformedException {
    if (depth > DEPTH) {
      throw new MalformedException("nested more than " + DEPTH + " deep", line);
    }
    if (++values > VALUES) {
      throw new MalformedException("more than " + VALUES + " values", line);
    }
  }

  /// Refuses a number that nobody means.
  static void admitNumber(String number, int line) throws MalformedException {
    if (number.length() > NUMBER) {
      throw new MalformedException("a number of more than " + NUMBER + " characters", line);
    }
  }
}
