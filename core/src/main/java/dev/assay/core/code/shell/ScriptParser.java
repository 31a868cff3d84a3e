package dev.assay.core.code.shell;

import dev.assay.core.code.shell.Script.Assignment;
import dev.assay.core.code.shell.Script.Pipeline;
import dev.assay.core.code.shell.Script.Redirect;
import dev.assay.core.code.shell.Script.Simple;
import dev.assay.core.code.shell.Script.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Splits text of POSIX shells and of cmd.exe into commands. Words of control flow (`if`, `do`,
/// `{`) are passed over, so that what they guard is read as if it ran. Nothing fails.
final class ScriptParser {
  static final int MOST_COMMANDS = 5_000;
  private static final int MOST_WORDS = 10_000;
  private static final int DEEPEST = 8;
  private static final Set<String> CONTROL =
      Set.of(
          "if", "then", "else", "elif", "fi", "do", "done", "while", "until", "esac", "{", "}", "!",
          "time", "coproc", "(", ")");

  private final WordScanner in;
  private final Dialect dialect;
  private final List<Pipeline> pipelines = new ArrayList<>();
  private List<Simple> pipeline = new ArrayList<>();
  private List<Word> words = new ArrayList<>();
  private List<Assignment> assignments = new ArrayList<>();
  private List<Redirect> redirects = new ArrayList<>();
  private int start;
  private int commands;
  private int brackets;

  private ScriptParser(String text, Dialect dialect, int depth) {
    this.dialect = dialect;
    this.in = new WordScanner(text, dialect, depth);
  }

  static Script parse(String text, Dialect dialect) {
    return parse(text, dialect, 0);
  }

  /// @param depth how many substitutions lie around the text
  static Script parse(String text, Dialect dialect, int depth) {
    return depth > DEEPEST ? Script.EMPTY : new ScriptParser(text, dialect, depth).script();
  }

  private Script script() {
    while (commands < MOST_COMMANDS) {
      in.skipBlanks();
      if (words.isEmpty() && redirects.isEmpty() && assignments.isEmpty()) {
        start = in.at();
      }
      if (in.atEnd()) {
        break;
      }
      if (!separator() && !redirect()) {
        word();
      }
    }
    endPipeline();
    return new Script(pipelines);
  }

  /// Reads what ends a command.
  private boolean separator() {
    if (in.take("&&") || in.take("||") || in.take(";;")) {
      endPipeline();
    } else if (in.take("|&") || in.take("|")) {
      endCommand();
    } else if (!in.atAmpersandRedirect() && (in.take(";") || in.take("&") || in.take("\n"))) {
      endPipeline();
      in.hereDocuments();
    } else {
      return bracket();
    }
    return true;
  }

  private boolean bracket() {
    if (in.take("()")) {
      words.clear();
    } else if (in.take("(")) {
      brackets++;
      endCommand();
    } else if (in.take(")")) {
      // The pattern of a `case` is no command.
      if (brackets == 0) {
        words.clear();
      }
      brackets = Math.max(0, brackets - 1);
      endCommand();
    } else {
      return false;
    }
    return true;
  }

  private boolean redirect() {
    String operator = in.redirect();
    if (operator.isEmpty()) {
      return false;
    }
    in.skipBlanks();
    if (operator.equals("<<") || operator.equals("<<-")) {
      redirects.add(new Redirect("<<<", in.hereDocument()));
    } else {
      redirects.add(new Redirect(operator, in.word()));
    }
    return true;
  }

  private void word() {
    int from = in.at();
    String name = words.isEmpty() ? in.assignedName() : "";
    if (!name.isEmpty()) {
      assignments.add(new Assignment(name, in.word()));
      return;
    }
    Word word = in.word();
    if (in.at() == from) {
      in.skip();
      return;
    }
    String written = in.slice(from, in.at());
    if (words.isEmpty() && CONTROL.contains(written.toLowerCase(Locale.ROOT))) {
      return;
    }
    if (words.size() < MOST_WORDS) {
      words.add(word);
    }
    if (dialect == Dialect.BATCH
        && words.size() == 1
        && Program.of(Program.name(written)) == Program.POWERSHELL) {
      // Its own brackets and bars are not those of cmd.exe.
      words.add(in.restOfLine());
    }
  }

  private void endCommand() {
    if (!words.isEmpty() || !redirects.isEmpty() || !assignments.isEmpty()) {
      String text = in.slice(start, Math.min(in.at(), start + 400)).strip();
      pipeline.add(new Simple(words, assignments, redirects, in.line(start), text));
      commands++;
      words = new ArrayList<>();
      assignments = new ArrayList<>();
      redirects = new ArrayList<>();
    }
  }

  private void endPipeline() {
    endCommand();
    if (!pipeline.isEmpty()) {
      pipelines.add(new Pipeline(pipeline));
      pipeline = new ArrayList<>();
    }
  }
}
