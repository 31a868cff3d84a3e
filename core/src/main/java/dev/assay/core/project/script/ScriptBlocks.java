package dev.assay.core.project.script;

/// Finds the `script` block of PEP 723 in the text of a script. A block ends at the last closing
/// line of its comment; one that is not closed is none.
final class ScriptBlocks {
  private static final String START = "# /// script";
  private static final String END = "# ///";

  private final StringBuilder open = new StringBuilder();
  private String document = "";
  private int second;
  private int start;
  private int closed;

  private ScriptBlocks() {}

  static ScriptBlocks read(String text) {
    ScriptBlocks blocks = new ScriptBlocks();
    if (!text.contains(START)) {
      return blocks;
    }
    int number = 0;
    int from = 0;
    while (from < text.length()) {
      int newline = text.indexOf('\n', from);
      int end = newline < 0 ? text.length() : newline;
      number++;
      blocks.take(text.substring(from, end).stripTrailing(), number);
      from = end + 1;
    }
    blocks.close();
    return blocks;
  }

  /// Its TOML, below as many empty lines as precede it in the script, so that lines agree; empty
  /// when there is no block.
  String document() {
    return document;
  }

  /// The line of a second block, or 0.
  int second() {
    return second;
  }

  private void take(String line, int number) {
    if (start > 0 && isComment(line)) {
      if (line.equals(END)) {
        closed = open.length();
      }
      open.append(line, Math.min(2, line.length()), line.length()).append('\n');
      return;
    }
    close();
    if (line.equals(START)) {
      start = number;
    }
  }

  private static boolean isComment(String line) {
    return line.equals("#") || line.startsWith("# ");
  }

  private void close() {
    if (closed > 0 && !document.isEmpty() && second == 0) {
      second = start;
    } else if (closed > 0) {
      document = "\n".repeat(start) + open.substring(0, closed);
    }
    open.setLength(0);
    closed = 0;
    start = 0;
  }
}
