package dev.assay.core.code.shell;

import dev.assay.core.artifact.Location;
import dev.assay.core.code.knowledge.Evidence;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Certainty;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Gathers the acts of one command or script, a thousand at most.
final class Acting {
  private static final int MOST = 1_000;
  private static final int LONGEST_TARGET = 300;

  private final Context context;
  private final List<Act> acts = new ArrayList<>();
  private Location place;
  private String evidence = "";

  Acting(Context context) {
    this.context = context;
    this.place = context.location();
  }

  Context context() {
    return context.at(place);
  }

  /// Says which command is read now.
  void quote(String command) {
    evidence = Evidence.of(shown(command));
  }

  /// Says on which line of the text it stands, counted from 0.
  void move(int line) {
    Location base = context.location();
    place = new Location(base.file(), base.line() + line);
  }

  void add(Kind kind, String target, Set<Label> carries) {
    if (acts.size() < MOST) {
      String whole = shown(target).strip();
      acts.add(
          new Act(
              kind,
              whole.length() > LONGEST_TARGET ? whole.substring(0, LONGEST_TARGET) : whole,
              context.phase(),
              context.reach(),
              Certainty.CAN,
              carries,
              place,
              evidence,
              context.trail()));
    }
  }

  void add(List<Act> more) {
    for (Act act : more) {
      if (acts.size() < MOST) {
        acts.add(act);
      }
    }
  }

  boolean isHole(char c) {
    return context.isHole(c);
  }

  Set<Label> labels(char c) {
    return context.labels(c);
  }

  /// Whether the command that is read now starts a shell.
  boolean isShell() {
    int end = evidence.indexOf(' ');
    String first = end < 0 ? evidence : evidence.substring(0, end);
    return first.equals("exec") || Program.of(Program.name(first)) == Program.SHELL;
  }

  private String shown(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (context.isHole(text.charAt(i))) {
        StringBuilder out = new StringBuilder(text);
        for (int j = i; j < out.length(); j++) {
          out.setCharAt(j, context.isHole(out.charAt(j)) ? '…' : out.charAt(j));
        }
        return out.toString();
      }
    }
    return text;
  }

  List<Act> all() {
    return List.copyOf(acts);
  }
}
