package dev.assay.core.code.evaluation;

/// One field of a `%` template.
///
/// @param name the key in parentheses, or empty
/// @param specification width and precision as the format mini-language writes them
/// @param end the offset behind it
record PercentField(String name, String specification, char letter, int end) {

  /// Reads the field whose `%` stands before `from`.
  static PercentField read(String text, int from) {
    int at = from;
    String name = "";
    if (text.charAt(at) == '(') {
      int close = text.indexOf(')', at);
      if (close > 0) {
        name = text.substring(at + 1, close);
        at = close + 1;
      }
    }
    StringBuilder specification = new StringBuilder();
    while (at < text.length() && "#0- +.123456789*hlL".indexOf(text.charAt(at)) >= 0) {
      char c = text.charAt(at++);
      if (c == '-') {
        specification.append('<');
      } else if ("0123456789.#".indexOf(c) >= 0) {
        specification.append(c);
      }
    }
    char letter = at < text.length() ? text.charAt(at) : '%';
    return new PercentField(
        name, specification.toString(), letter, Math.min(text.length(), at + 1));
  }
}
