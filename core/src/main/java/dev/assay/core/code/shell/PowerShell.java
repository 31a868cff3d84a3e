package dev.assay.core.code.shell;

import dev.assay.core.code.shell.PowerShellToken.Role;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads PowerShell by the words of each statement: which fetch, run, send, stay. Nesting, loops
/// and functions are passed over; text given to itself (`-EncodedCommand`, `iex '…'`) is read in
/// turn.
final class PowerShell {
  private static final int MOST_STATEMENTS = 5_000;

  private final Runner runner;

  PowerShell(Runner runner) {
    this.runner = runner;
  }

  /// The arguments of `powershell`.
  Value commandLine(String line, Set<Label> labels, Value input) {
    int at = 0;
    while (at < line.length()) {
      int from = skipBlanks(line, at);
      int end = wordEnd(line, from);
      String option = line.substring(from, end).toLowerCase(Locale.ROOT);
      if (option.isEmpty()) {
        break;
      }
      if (!option.startsWith("-") && !option.startsWith("/")) {
        return runner.run(unquoted(line.substring(from)), Dialect.POWERSHELL, input);
      }
      String name = option.substring(1);
      int next = skipBlanks(line, end);
      int nextEnd = wordEnd(line, next);
      String value = unquoted(line.substring(next, nextEnd));
      if (isOption(name, "encodedcommand") || name.equals("ec")) {
        return encoded(value);
      }
      if (isOption(name, "command")) {
        return runner.run(unquoted(line.substring(next)), Dialect.POWERSHELL, input);
      }
      if (isOption(name, "file")) {
        return file(line.substring(next), value, labels);
      }
      at = setting(name, value) ? nextEnd : end;
    }
    return input.known()
        ? runner.run(input.text(), Dialect.POWERSHELL, Value.NOTHING)
        : piped(input);
  }

  private Value piped(Value input) {
    if (input.has(Label.REMOTE) || input.has(Label.DECODED)) {
      runner.acting.add(Kind.EXECUTES_TEXT, "powershell", input.labels());
    } else {
      runner.acting.add(Kind.SPAWNS, "powershell", input.labels());
    }
    return Value.NOTHING;
  }

  /// Whether a setting takes a value.
  private boolean setting(String name, String value) {
    if (isOption(name, "windowstyle")) {
      if (value.toLowerCase(Locale.ROOT).startsWith("h") || value.equals("1")) {
        runner.acting.add(Kind.EVADES, "a hidden window of PowerShell", Set.of());
      }
      return true;
    }
    return isOption(name, "executionpolicy")
        || name.equals("ep")
        || name.equals("ex")
        || isOption(name, "version")
        || isOption(name, "inputformat")
        || isOption(name, "outputformat");
  }

  private static boolean isOption(String given, String name) {
    return !given.isEmpty() && name.startsWith(given);
  }

  private Value encoded(String value) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(value);
      String text = new String(bytes, StandardCharsets.UTF_16LE);
      runner.acting.add(Kind.DECODES, "an encoded command of PowerShell", Set.of(Label.DECODED));
      return runner.run(text, Dialect.POWERSHELL, Value.NOTHING);
    } catch (IllegalArgumentException _) {
      runner.acting.add(
          Kind.EXECUTES_TEXT, "an encoded command of PowerShell", Set.of(Label.DECODED));
      return Value.NOTHING;
    }
  }

  private Value file(String line, String path, Set<Label> labels) {
    Value content = runner.session.written(path);
    if (content.has(Label.REMOTE)) {
      runner.acting.add(Kind.EXECUTES_TEXT, path, content.labels());
    }
    runner.acting.add(Kind.SPAWNS, "powershell " + line, labels);
    return Value.NOTHING;
  }

  private static int skipBlanks(String line, int from) {
    int at = from;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int wordEnd(String line, int from) {
    char quote = from < line.length() ? line.charAt(from) : ' ';
    if (quote == '"' || quote == '\'') {
      int end = line.indexOf(quote, from + 1);
      return end < 0 ? line.length() : end + 1;
    }
    int at = from;
    while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static String unquoted(String text) {
    String stripped = text.strip();
    boolean quoted =
        stripped.length() > 1
            && (stripped.startsWith("\"") || stripped.startsWith("'"))
            && stripped.endsWith(stripped.substring(0, 1));
    return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
  }

  /// Runs a script.
  Value run(String script, Value input) {
    List<PowerShellToken> statement = new ArrayList<>();
    Value output = input;
    int statements = 0;
    for (PowerShellToken token : PowerShellScanner.scan(script)) {
      if (token.role() != Role.END) {
        statement.add(token);
      } else if (!statement.isEmpty() && statements++ < MOST_STATEMENTS) {
        output = new PowerShellStatement(runner, statement, input).run();
        statement = new ArrayList<>();
      }
    }
    return statement.isEmpty() ? output : new PowerShellStatement(runner, statement, input).run();
  }
}
