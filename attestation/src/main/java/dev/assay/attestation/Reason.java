package dev.assay.attestation;

/// Turns what a library or a hostile document says into a phrase of one line.
final class Reason {
  private static final int LONGEST = 160;

  private Reason() {}

  /// The messages of a failure and of what caused it.
  static String of(Throwable failure) {
    StringBuilder words = new StringBuilder();
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 3; depth++) {
      String message = cause.getMessage();
      if (message != null && words.indexOf(message) < 0) {
        words.append(words.isEmpty() ? "" : ": ").append(message);
      }
      cause = cause.getCause();
    }
    return of(words.isEmpty() ? failure.getClass().getSimpleName() : words.toString());
  }

  /// A text without line ends and control characters, shortened, with a small first letter.
  static String of(String text) {
    String line = line(text);
    boolean isWord = line.length() > 1 && Character.isLowerCase(line.charAt(1));
    return isWord ? Character.toLowerCase(line.charAt(0)) + line.substring(1) : line;
  }

  /// A text without line ends and control characters, shortened.
  static String line(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .map(c -> Character.isISOControl(c) || isFormat(c) ? ' ' : c)
        .forEach(out::appendCodePoint);
    return out.toString().replaceAll(" +", " ").strip();
  }

  private static boolean isFormat(int c) {
    int type = Character.getType(c);
    return type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
