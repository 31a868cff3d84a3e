package dev.assay.core.code;

import dev.assay.core.code.CommandFiles.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Scripts of the Windows Script Host, alone or in pages (`.vbs`, `.wsf`, `.hta`), as the commands
/// that what they start and fetch comes to. Texts are put together from literals, `Chr` and
/// variables; no more is evaluated.
final class WindowsScript {
  private static final int MOST_LINES = 10_000;
  private static final int LONGEST = 8_000;
  private static final int MOST = 200;
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?i)^\\s*(?:const\\s+|var\\s+|let\\s+)?(\\w+)\\s*=\\s*(?!=)(.+)$");
  private static final Pattern RUN =
      Pattern.compile("(?i)(?:\\.(?:run|exec)\\b|\\bshell\\s*(?=[(\"]))\\s*\\(?\\s*(.+)$");
  private static final Pattern EXECUTE = Pattern.compile("(?i)\\.shellexecute\\b\\s*\\(?\\s*(.+)$");
  private static final Pattern OPEN =
      Pattern.compile("(?i)\\.open\\b\\s*\\(?\\s*[\"'](get|post|put)[\"']\\s*,\\s*(.+)$");
  private static final Pattern REGISTER = Pattern.compile("(?i)\\.regwrite\\b\\s*\\(?\\s*(.+)$");
  private static final Pattern PART =
      Pattern.compile(
          "(?i)\"((?:[^\"]|\"\")*)\"|'([^']*)'|chrw?\\(\\s*(\\d{1,5})\\s*\\)|(\\w+)|([,;)])");

  private final Map<String, String> variables = new HashMap<>();
  private final List<Command> commands = new ArrayList<>();

  private WindowsScript() {}

  static List<Command> read(String text) {
    WindowsScript script = new WindowsScript();
    int number = 0;
    for (String line : text.lines().limit(MOST_LINES).toList()) {
      number++;
      script.line(line.length() > LONGEST ? line.substring(0, LONGEST) : line, number);
    }
    return script.commands;
  }

  private void line(String line, int number) {
    String stripped = line.strip();
    if (stripped.startsWith("'") || stripped.startsWith("//")) {
      return;
    }
    Matcher assignment = ASSIGNMENT.matcher(line);
    if (assignment.matches() && variables.size() < MOST) {
      List<String> value = arguments(assignment.group(2));
      variables.put(assignment.group(1).toLowerCase(Locale.ROOT), value.getFirst());
    }
    calls(line, number);
  }

  private void calls(String line, int number) {
    Matcher run = RUN.matcher(line);
    Matcher execute = EXECUTE.matcher(line);
    Matcher open = OPEN.matcher(line);
    Matcher register = REGISTER.matcher(line);
    if (execute.find()) {
      List<String> given = arguments(execute.group(1));
      add(given.getFirst() + (given.size() > 1 ? " " + given.get(1) : ""), number);
    } else if (run.find()) {
      add(arguments(run.group(1)).getFirst(), number);
    }
    if (open.find()) {
      String sent = open.group(1).equalsIgnoreCase("get") ? "-O " : "-d @- ";
      add("curl " + sent + '"' + arguments(open.group(2)).getFirst() + '"', number);
    }
    if (register.find()) {
      add("reg add \"" + arguments(register.group(1)).getFirst() + "\" /d x", number);
    }
  }

  private void add(String command, int line) {
    if (command.length() > 2 && commands.size() < MOST) {
      commands.add(new Command(command, line));
    }
  }

  /// The texts between commas, as far as they are known.
  private List<String> arguments(String expression) {
    List<String> arguments = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Matcher part = PART.matcher(expression);
    while (part.find() && text.length() < LONGEST) {
      if (part.group(1) != null) {
        text.append(part.group(1).replace("\"\"", "\""));
      } else if (part.group(2) != null) {
        text.append(part.group(2));
      } else if (part.group(3) != null) {
        text.append((char) Integer.parseInt(part.group(3)));
      } else if (part.group(4) != null) {
        text.append(variables.getOrDefault(part.group(4).toLowerCase(Locale.ROOT), ""));
      } else {
        arguments.add(text.toString());
        text.setLength(0);
      }
    }
    arguments.add(text.toString());
    return arguments;
  }
}
