package dev.assay.core.project.requirements;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins the lines of a requirements file that end in a backslash and takes comments off, in the
/// order and with the oddities of pip: a comment on a joined line swallows what follows.
final class LogicalLines {
  private static final int LONGEST = 1 << 20;
  private static final int MOST_COMMENTS = 10_000;

  private final PhysicalLines lines;
  private @Nullable LogicalLine waiting;
  private boolean attached;

  LogicalLines(String text) {
    this.lines = new PhysicalLines(text);
  }

  /// The next line that holds more than a comment, or null.
  @Nullable LogicalLine next() {
    for (LogicalLine line = joined(); line != null; line = joined()) {
      if (line.text().isEmpty() && !line.tooLong()) {
        attach(line.comments());
        continue;
      }
      LogicalLine complete = waiting;
      waiting = line;
      attached = true;
      if (complete != null) {
        return complete;
      }
    }
    LogicalLine last = waiting;
    waiting = null;
    return last;
  }

  private void attach(List<String> comments) {
    attached &= !comments.isEmpty();
    if (attached && waiting != null && waiting.comments().size() < MOST_COMMENTS) {
      waiting.comments().addAll(comments);
    }
  }

  private @Nullable LogicalLine joined() {
    String line = lines.next(LONGEST);
    if (line == null) {
      return null;
    }
    int first = lines.number();
    if (!continues(line)) {
      return logical(line, first, line.length() > LONGEST);
    }
    StringBuilder all = new StringBuilder();
    boolean tooLong = false;
    while (line != null && continues(line)) {
      tooLong |= all.length() + line.length() > LONGEST;
      append(all, line, tooLong);
      line = lines.next(LONGEST);
    }
    if (line != null) {
      tooLong |= all.length() + line.length() > LONGEST;
      // The blank keeps the `#` of a comment line a comment.
      append(all, commentStart(line) >= 0 ? " " + line : line, tooLong);
    }
    return logical(all.toString(), first, tooLong);
  }

  private static void append(StringBuilder all, String line, boolean tooLong) {
    if (tooLong) {
      all.setLength(0);
    } else {
      all.append(continues(line) ? withoutBackslashes(line) : line);
    }
  }

  private static boolean continues(String line) {
    return line.endsWith("\\") && !isComment(line);
  }

  private static boolean isComment(String line) {
    int start = 0;
    while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
      start++;
    }
    return start < line.length() && line.charAt(start) == '#';
  }

  private static String withoutBackslashes(String line) {
    int start = 0;
    int end = line.length();
    while (start < end && line.charAt(start) == '\\') {
      start++;
    }
    while (end > start && line.charAt(end - 1) == '\\') {
      end--;
    }
    return line.substring(start, end);
  }

  private static LogicalLine logical(String line, int number, boolean tooLong) {
    if (tooLong) {
      return new LogicalLine("", number, new ArrayList<>(), true);
    }
    int comment = commentStart(line);
    List<String> comments = new ArrayList<>();
    if (comment >= 0) {
      comments.add(line.substring(comment + 1));
    }
    String code = comment < 0 ? line : line.substring(0, comment);
    return new LogicalLine(code.strip(), number, comments, false);
  }

  private static int commentStart(String line) {
    int hash = line.indexOf('#');
    while (hash > 0 && !Character.isWhitespace(line.charAt(hash - 1))) {
      hash = line.indexOf('#', hash + 1);
    }
    return hash;
  }
}
