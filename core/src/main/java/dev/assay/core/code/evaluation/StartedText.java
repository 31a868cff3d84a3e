package dev.assay.core.code.evaluation;

import dev.assay.core.code.shell.Context;
import dev.assay.core.code.shell.PythonText;
import dev.assay.core.code.shell.ShellReader;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
import java.util.ArrayList;
import java.util.List;

/// Commands in what is written to a file that a system, a shell or an editor starts.
final class StartedText {
  private static final int DEEPEST = 8;
  private static final int MOST = 64;
  private static final int LONGEST = 4_000;

  private StartedText() {}

  /// Whether one of the commands in some values fetches what it runs.
  static boolean fetches(List<Value> values, Site site) {
    List<String> lines = new ArrayList<>();
    values.forEach(value -> gather(value, lines, DEEPEST));
    Frame frame = site.frame();
    Context context =
        Context.of(
            frame.phase, frame.reach, frame.origin.at(site.start()), List.of(), PythonText.UNREAD);
    for (String line : lines) {
      if (ShellReader.acts(line, context).stream().anyMatch(StartedText::runsRemote)) {
        return true;
      }
    }
    return false;
  }

  private static boolean runsRemote(Act act) {
    return act.carries().contains(Label.REMOTE)
        && (act.kind() == Act.Kind.EXECUTES_TEXT || act.kind() == Act.Kind.SPAWNS);
  }

  private static void gather(Value value, List<String> lines, int depth) {
    if (depth == 0 || lines.size() >= MOST) {
      return;
    }
    switch (value) {
      case Text text -> split(text.text(), lines);
      case Items items ->
          items.all.stream().limit(MOST).forEach(each -> gather(each, lines, depth - 1));
      case Table table ->
          table.entries().values().stream()
              .limit(MOST)
              .forEach(entry -> gather(entry.value(), lines, depth - 1));
      default -> {}
    }
  }

  private static void split(String text, List<String> lines) {
    if (text.length() <= LONGEST) {
      text.lines().map(StartedText::command).limit(MOST).forEach(lines::add);
    }
  }

  /// The command of an entry of a unit or of a schedule.
  private static String command(String line) {
    String entry =
        line.replaceFirst("^(?:ExecStart=|[-*/,0-9]+(?: +[-*/,0-9]+){4} +|@reboot +)", "");
    return entry.strip();
  }
}
