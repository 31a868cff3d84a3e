package dev.assay.core.code.binary;

import java.util.Optional;

/// Compiled Python written as text again, so that it can be read like any other. Nothing is run,
/// and what is no code object is nothing.
public final class CodeObjects {
  private CodeObjects() {}

  /// A marshalled code object of Python 2.7 or 3.0 to 3.14, as it is given to `marshal.loads`. The
  /// version is the one under which it makes the most sense.
  public static Optional<String> python(byte[] marshalled) {
    if (marshalled.length < 40 || (marshalled[0] & 0x7F) != 'c') {
      return Optional.empty();
    }
    String best = "";
    int fewest = Integer.MAX_VALUE;
    for (Version version : Version.all()) {
      Optional<Reading> reading = read(marshalled, 0, version);
      if (reading.isPresent() && reading.get().misses() < fewest) {
        best = reading.get().text();
        fewest = reading.get().misses();
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /// A text, and how often the version did not fit.
  record Reading(String text, int misses) {}

  static Optional<Reading> read(byte[] bytes, int from, Version version) {
    try {
      if (Marshal.read(bytes, from, version) instanceof Constant.Code(CodeObject object)) {
        Writing writing = new Writing();
        Decompiler decompiler = new Decompiler(object, version, writing, 0);
        decompiler.write();
        return Optional.of(new Reading(writing.text(), decompiler.misses()));
      }
      return Optional.empty();
    } catch (Marshal.MarshalException _) {
      return Optional.empty();
    }
  }
}
