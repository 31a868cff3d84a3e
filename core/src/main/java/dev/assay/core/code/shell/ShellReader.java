package dev.assay.core.code.shell;

import dev.assay.core.fact.Act;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The door of the room: a command or a script of any shell as acts. Text that is no command gives
/// none, and nothing fails; of a text the first mebibyte is read.
public final class ShellReader {
  private static final int LONGEST = 1 << 20;
  private static final Set<String> OF_WINDOWS =
      Set.of(
          "cmd",
          "certutil",
          "bitsadmin",
          "start",
          "reg",
          "schtasks",
          "mshta",
          "rundll32",
          "wmic",
          "del",
          "attrib",
          "copy",
          "xcopy",
          "net",
          "netsh",
          "taskkill",
          "regsvr32",
          "vssadmin",
          "powershell",
          "pwsh",
          "call",
          "forfiles",
          "cscript",
          "wscript");

  private ShellReader() {}

  /// The acts of a command as it would be given to `os.system`, on whatever system it is for.
  public static List<Act> acts(String command, Context context) {
    return acts(command, dialect(command), context);
  }

  /// The acts of a command or script in one language.
  public static List<Act> acts(String text, Dialect dialect, Context context) {
    Acting acting = new Acting(context);
    new Runner(new Session(acting), 0).run(bounded(text), dialect, Value.NOTHING);
    return acting.all();
  }

  private static String bounded(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /// A list of arguments as one command of a POSIX shell.
  public static String quoted(List<String> arguments) {
    StringBuilder command = new StringBuilder();
    for (String argument : arguments) {
      command.append(command.isEmpty() ? "" : " ");
      if (isPlain(argument)) {
        command.append(argument);
      } else if (argument.contains("$(") && argument.indexOf('\\') < 0) {
        // No shell reads it, but whoever wrote it meant it to be read by one.
        command.append('"').append(argument.replace("\"", "\\\"")).append('"');
      } else {
        command.append('\'').append(argument.replace("'", "'\\''")).append('\'');
      }
    }
    return command.toString();
  }

  private static boolean isPlain(String argument) {
    for (int i = 0; i < argument.length(); i++) {
      char c = argument.charAt(i);
      if (!Character.isLetterOrDigit(c) && "-_./:=@%+,".indexOf(c) < 0) {
        return false;
      }
    }
    return !argument.isEmpty();
  }

  static Dialect dialect(String command) {
    String start = command.strip();
    int end = 0;
    while (end < start.length() && " \t\n&|;\"'".indexOf(start.charAt(end)) < 0) {
      end++;
    }
    String program = Program.name(start.substring(0, end));
    if (OF_WINDOWS.contains(program)) {
      return Dialect.BATCH;
    }
    String lower = start.toLowerCase(Locale.ROOT);
    boolean windows =
        lower.startsWith("@echo off")
            || lower.contains("%temp%")
            || lower.contains("%appdata%")
            || lower.contains("%userprofile%")
            || lower.contains("%localappdata%")
            || lower.contains("c:\\");
    return windows ? Dialect.BATCH : Dialect.POSIX;
  }
}
