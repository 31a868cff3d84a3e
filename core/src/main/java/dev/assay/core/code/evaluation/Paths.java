package dev.assay.core.code.evaluation;

/// Path names as text: `pathlib` objects are their text here.
final class Paths {
  private Paths() {}

  static Text join(Text left, Text right) {
    Taint taint = left.taint().plus(right.taint());
    String base = left.text();
    String more = right.text();
    if (more.startsWith("/") || base.isEmpty() || (more.length() > 1 && more.charAt(1) == ':')) {
      return new Text(more, false, taint);
    }
    if (base.length() + more.length() > 4_000) {
      return new Text(more, false, taint);
    }
    boolean closed = base.endsWith("/") || base.endsWith("\\");
    return new Text(closed ? base + more : base + "/" + more, false, taint);
  }

  /// The last part.
  static String last(String path) {
    return path.substring(cut(path) + 1);
  }

  /// Everything before the last part.
  static String parent(String path) {
    int cut = cut(path);
    return cut < 0 ? "" : path.substring(0, Math.max(1, cut));
  }

  /// The part behind the last dot of the last part, with the dot.
  static String suffix(String path) {
    String name = last(path);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot);
  }

  private static int cut(String path) {
    return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  }
}
