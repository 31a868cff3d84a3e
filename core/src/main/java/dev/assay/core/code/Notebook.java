package dev.assay.core.code;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import java.util.ArrayList;
import java.util.List;

/// The code cells of a notebook as one program, each line where it stands in the file as far as the
/// order allows; lines for the shell (`!`, `%pip`, `%%bash`) apart.
record Notebook(String program, List<Command> commands) {
  private static final int MOST_LINES = 100_000;

  /// A line for the shell, and its line in the file counted from 1.
  record Command(String text, int line) {}

  static Notebook read(byte[] bytes) {
    StringBuilder program = new StringBuilder();
    List<Command> commands = new ArrayList<>();
    if (Documents.json(bytes) instanceof Documents.Reading.Parsed(Node root)) {
      int line = 1;
      for (Node cell : root.array("cells")) {
        if (cell.text("cell_type").orElse("").equals("code")) {
          line = cell(cell, line, program, commands);
        }
      }
    }
    return new Notebook(program.toString(), commands);
  }

  private static int cell(Node cell, int from, StringBuilder program, List<Command> commands) {
    int line = from;
    boolean shell = false;
    for (Line each : lines(cell)) {
      String stripped = each.text().strip();
      shell |= stripped.startsWith("%%bash") || stripped.startsWith("%%sh");
      String command = shell && !stripped.startsWith("%%") ? stripped : command(stripped);
      if (!command.isEmpty()) {
        commands.add(new Command(command, each.number()));
      }
      if (!shell && command.isEmpty() && !stripped.startsWith("%") && line < MOST_LINES) {
        for (; line < each.number() && line < MOST_LINES; line++) {
          program.append('\n');
        }
        program.append(each.text()).append('\n');
        line++;
      }
    }
    return line;
  }

  private static String command(String line) {
    if (line.startsWith("!")) {
      return line.substring(1).strip();
    }
    int equals = line.indexOf('=');
    if (equals > 0 && line.startsWith("!", equals + 1 + blanks(line, equals + 1))) {
      return line.substring(line.indexOf('!', equals) + 1).strip();
    }
    for (String magic : List.of("%pip ", "%conda ", "%uv ")) {
      if (line.startsWith(magic)) {
        return line.substring(1);
      }
    }
    return line.startsWith("%system ") || line.startsWith("%sx ")
        ? line.substring(line.indexOf(' ') + 1)
        : "";
  }

  private static int blanks(String line, int from) {
    int count = 0;
    while (from + count < line.length() && line.charAt(from + count) == ' ') {
      count++;
    }
    return count;
  }

  private record Line(String text, int number) {}

  private static List<Line> lines(Node cell) {
    List<Line> lines = new ArrayList<>();
    cell.at("source")
        .ifPresent(
            source -> {
              source.asText().ifPresent(text -> add(lines, text, source.line()));
              for (Node part : source.values()) {
                part.asText().ifPresent(text -> add(lines, text, part.line()));
              }
            });
    return lines;
  }

  private static void add(List<Line> lines, String text, int number) {
    for (String line : text.lines().toList()) {
      lines.add(new Line(line, number));
    }
  }
}
